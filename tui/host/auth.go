package host

import (
	"errors"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/identity"
)

// fingerprintOf is where the permissions of a connection name the key that it was opened
// with: the one that was proved to be there, whichever others were offered before.
const fingerprintOf = "charter-fingerprint"

// proved are the permissions of whoever has proved to hold a key.
func proved(fingerprint string) *gossh.Permissions {
	return &gossh.Permissions{Extensions: map[string]string{fingerprintOf: fingerprint}}
}

// keysOffered is how many keys a client may offer: an agent may hold many.
const keysOffered = 20

// errNotYet says that a key is not known; the client may have others.
var errNotYet = errors.New("this key is not known here")

// authentication says how somebody comes in: with a key that belongs to an account; or with
// any key and then the code of an invite, which binds the two. What belongs to whom is decided
// once a client has proved to hold a key, since it may offer more than it holds.
func (h *Host) authentication(ssh.Context) *gossh.ServerConfig {
	belongs := func(fingerprint string) error {
		_, err := h.directory.ByKey(fingerprint)
		if errors.Is(err, identity.ErrDisabled) {
			return nil // it is told once they are in
		}
		return err
	}
	return &gossh.ServerConfig{
		MaxAuthTries: keysOffered,
		PublicKeyCallback: func(_ gossh.ConnMetadata, offered gossh.PublicKey) (*gossh.Permissions, error) {
			return proved(gossh.FingerprintSHA256(offered)), nil
		},
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, held *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			fingerprint := gossh.FingerprintSHA256(key)
			err := belongs(fingerprint)
			if !errors.Is(err, identity.ErrUnknownKey) {
				return held, err
			}
			return nil, &gossh.PartialSuccessError{Next: gossh.ServerAuthCallbacks{
				PublicKeyCallback: func(_ gossh.ConnMetadata, other gossh.PublicKey) (*gossh.Permissions, error) {
					fingerprint := gossh.FingerprintSHA256(other)
					err := belongs(fingerprint)
					if errors.Is(err, identity.ErrUnknownKey) {
						err = errNotYet
					}
					return proved(fingerprint), err
				},
				KeyboardInteractiveCallback: func(from gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
					return h.invited(from, fingerprint, ask)
				},
			}}
		},
		KeyboardInteractiveCallback: func(_ gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
			_, _ = ask("", noKey, nil, nil) // they are told, and go
			return nil, errNotYet
		},
	}
}

const noKey = `This host knows people by their SSH keys, and yours did not come along.
If you have none yet, make one on your own computer, and then connect again:

  ssh-keygen -t ed25519

`

// invited asks for the code of an invite, and makes an account of it for whoever holds a key.
func (h *Host) invited(from gossh.ConnMetadata, fingerprint string, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
	welcome := "Welcome to charter. Your key is new here: " + fingerprint + "\nTo come in the first time you need the code of an invite, from a steward of your organisation.\n"
	answers, err := ask("", welcome, []string{"Invite code: "}, []bool{true})
	if err != nil || len(answers) != 1 {
		return nil, errors.Join(errNotYet, err)
	}
	code := answers[0]
	if h.guesses.Count(from.RemoteAddr().String(), 0, h.Now()) >= h.Limits.Guesses {
		_, _ = ask("", "Too many codes were tried from your network. Wait a minute, then connect again.\n", nil, nil)
		return nil, errNotYet
	}
	fits, err := h.directory.CodeFits(code)
	if err == nil && !fits {
		h.guesses.Count(from.RemoteAddr().String(), 1, h.Now())
		err = identity.ErrNoInvite
	}
	name := ""
	for err == nil && strings.TrimSpace(name) == "" {
		answers, err = ask("", "Colleagues see your name beside what you change. Reports for the public leave it out.\n", []string{"Your name, such as Sam Doe: "}, []bool{true})
		if err == nil && len(answers) == 1 {
			name = answers[0]
		}
	}
	if err == nil {
		var made identity.Account
		if made, err = h.directory.Redeem(code, name, fingerprint); err == nil {
			h.record(acted{Act: "join", Account: made.ID, Organisation: made.Organisation, About: string(made.Role)})
			h.Log.Info("account made", "account", made.ID, "organisation", made.Organisation, "role", made.Role)
			return proved(fingerprint), nil
		}
	}
	_, _ = ask("", "\n"+sentence(err)+"\n", nil, nil)
	return nil, err
}
