package workshop

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// BallotBox is the ballot box: it seals the counts of an open round so that nobody can
// read them from the file, and opens them to add one more vote.
//
// Counts in plain sight would tell who voted what, since two versions of the file
// differ by one vote and by the one name that joins those who have voted. A
// folder that is kept in step between machines keeps such versions. Sealed votes
// have the same length whatever they are, and look new each time.
type BallotBox struct {
	seal   cipher.AEAD
	random io.Reader
}

// KeySize is the length in bytes of the key of a [Box].
const KeySize = 32

// NewBallotBox makes a box with a secret key. The key must be kept away from the file,
// and destroyed once no round is open. random gives the numbers for sealing:
// crypto/rand.Reader.
func NewBallotBox(key [KeySize]byte, random io.Reader) (*BallotBox, error) {
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	seal, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &BallotBox{seal, random}, nil
}

// ErrSealed says that the votes of an open round cannot be read with this box:
// they were cast at another computer, or the file was changed by hand.
var ErrSealed = errors.New("the votes cast so far cannot be counted on this computer, so everyone votes again")

// sealedFor is what a seal is bound to: the question, and who has voted. Under another
// question, or beside another list of voters, it does not open.
func sealedFor(question string, voted []string) []byte {
	return []byte(question + "\x00" + strings.Join(voted, "\x00"))
}

// close seals the counts of the open round on a question, in which those have voted.
func (b *BallotBox) close(question string, voted []string, t Tally) (string, error) {
	plain := make([]byte, 0, 2*len(t))
	for _, count := range t {
		plain = binary.BigEndian.AppendUint16(plain, uint16(count))
	}
	nonce := make([]byte, b.seal.NonceSize())
	if _, err := io.ReadFull(b.random, nonce); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.seal.Seal(nonce, nonce, plain, sealedFor(question, voted))), nil
}

// open reads the counts of the open round on a question.
func (b *BallotBox) open(question string, voted []string, sealed string) (Tally, error) {
	var t Tally
	data, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil || len(data) < b.seal.NonceSize() {
		return t, ErrSealed
	}
	nonce, rest := data[:b.seal.NonceSize()], data[b.seal.NonceSize():]
	plain, err := b.seal.Open(nil, nonce, rest, sealedFor(question, voted))
	if err != nil || len(plain) != 2*len(t) {
		return t, ErrSealed
	}
	for i := range t {
		t[i] = int(binary.BigEndian.Uint16(plain[2*i:]))
	}
	return t, nil
}
