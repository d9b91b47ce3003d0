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
	sealed, err := b.lock(t.appended(nil), sealedFor(question, voted))
	return base64.StdEncoding.EncodeToString(sealed), err
}

// open reads the counts of the open round on a question.
func (b *BallotBox) open(question string, voted []string, sealed string) (Tally, error) {
	var t Tally
	data, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return t, ErrSealed
	}
	plain, err := b.unlock(data, sealedFor(question, voted))
	if err != nil || len(plain) != tallySize {
		return t, ErrSealed
	}
	return tallyIn(plain), nil
}

// lock seals something, bound to a text.
func (b *BallotBox) lock(plain, boundTo []byte) ([]byte, error) {
	nonce := make([]byte, b.seal.NonceSize())
	if _, err := io.ReadFull(b.random, nonce); err != nil {
		return nil, err
	}
	return b.seal.Seal(nonce, nonce, plain, boundTo), nil
}

// unlock opens what was sealed with the same key and bound to the same text.
func (b *BallotBox) unlock(sealed, boundTo []byte) ([]byte, error) {
	if len(sealed) < b.seal.NonceSize() {
		return nil, ErrSealed
	}
	plain, err := b.seal.Open(nil, sealed[:b.seal.NonceSize()], sealed[b.seal.NonceSize():], boundTo)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// tallySize is the length in bytes of counts, which is the same for all.
const tallySize = 2 * ChoiceCount

// appended writes counts behind data.
func (t Tally) appended(data []byte) []byte {
	for _, count := range t {
		data = binary.BigEndian.AppendUint16(data, uint16(count))
	}
	return data
}

// tallyIn reads counts that appended has written.
func tallyIn(data []byte) (t Tally) {
	for i := range t {
		t[i] = int(binary.BigEndian.Uint16(data[2*i:]))
	}
	return t
}
