package questions

import (
	"fmt"
	"hash/crc32"
	"strings"
)

// The keys beside the boxes of a ballot sheet that are no level: the sheet shows them,
// and whoever types a sheet presses them.
const (
	BallotUnsure        = 'u'
	BallotNotApplicable = 'n'
	BallotBlank         = '-' // no box is ticked
)

// BallotCode tells ballot sheets apart that ask other questions, or allow other answers:
// four characters that stand on each sheet, and are compared when the sheets are typed.
func (p *Pack) BallotCode(f Facts) string {
	var b strings.Builder
	b.WriteString(p.ID + " " + p.Version)
	for _, q := range p.Asked(f) {
		fmt.Fprintf(&b, " %s %t", q.ID, q.EssentialTo(f))
	}
	return fmt.Sprintf("%04X", crc32.ChecksumIEEE([]byte(b.String()))&0xffff)
}
