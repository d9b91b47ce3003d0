package host

import (
	"io"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/identity"
)

// forger offers a key that is somebody else's, and signs with one of its own.
type forger struct {
	gossh.Signer
	offered gossh.PublicKey
}

func (f forger) PublicKey() gossh.PublicKey { return f.offered }

func (f forger) Sign(from io.Reader, data []byte) (*gossh.Signature, error) {
	return f.Signer.Sign(from, data)
}

// An invite binds a key that whoever comes has proved to hold, and no other that was offered.
func TestAnInviteBindsAKeyThatIsHeld(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	victim, first, second := newKey(t), newKey(t), newKey(t)
	code := r.code(t, "Clinic", identity.Viewer)
	if _, err := r.come(t, &visitor{keys: []gossh.Signer{forger{first, victim.PublicKey()}}, answers: []string{code, "Eve"}}); err == nil {
		t.Fatal("a key of somebody else let in")
	}
	if _, err := r.directory.ByKey(gossh.FingerprintSHA256(victim.PublicKey())); err != identity.ErrUnknownKey {
		t.Errorf("the key of somebody else: %v", err)
	}
	come := &visitor{keys: []gossh.Signer{first, second}, answers: []string{code, "Ann"}}
	if _, err := r.come(t, come); err != nil {
		t.Fatal(err, come.told)
	}
	held := gossh.FingerprintSHA256(first.PublicKey())
	if account, err := r.directory.ByKey(held); err != nil || account.Name != "Ann" {
		t.Errorf("%s: %+v, %v, told %q", held, account, err, come.told)
	}
	if _, err := r.directory.ByKey(gossh.FingerprintSHA256(second.PublicKey())); err != identity.ErrUnknownKey {
		t.Errorf("a key that was not asked about: %v", err)
	}
}
