package privacy

import (
	"slices"
	"strings"

	"charter/assessment/fold"
)

// longestPhrase is how many words of a phrase are looked for: as many in a row are a
// copy of it.
const longestPhrase = 24

// phrases are texts to look for in others, word by word. However many there are, a
// text is gone through once: at each word, each length that a phrase has is looked up.
type phrases struct {
	exact   bool           // what stands between the words counts, too
	known   map[string]int // which secret it is, by the phrase
	lengths []int          // in words, from the shortest; none is over longestPhrase
	lookups int            // how often a phrase was looked up: the work that was done
}

// laid is a text in which each of its words, and each run of them, is a part.
type laid struct {
	text  string
	words []fold.Word
}

func (l laid) run(from, to int) string { return l.text[l.words[from].Start:l.words[to-1].End] }

// lay lays a text out so that phrases can be looked up in it.
func (p *phrases) lay(text fold.Text) laid {
	if p.exact {
		return laid{text.Folded, text.Words}
	}
	plain, words := strings.Builder{}, slices.Clone(text.Words)
	for i := range words {
		if i > 0 {
			plain.WriteByte(' ')
		}
		words[i].Start = plain.Len()
		plain.WriteString(words[i].Text)
		words[i].End = plain.Len()
	}
	return laid{plain.String(), words}
}

// add adds a phrase, the words of a text from one up to another. What is known
// already stays.
func (p *phrases) add(text laid, from, to, secret int) {
	length := to - from
	if length <= 0 || length > longestPhrase {
		return
	}
	keep(&p.known, text.run(from, to), secret)
	if at, there := slices.BinarySearch(p.lengths, length); !there {
		p.lengths = slices.Insert(p.lengths, at, length)
	}
}

// in calls found with the secret of each phrase that stands in a text.
func (p *phrases) in(text fold.Text, found func(secret int)) {
	if len(p.known) == 0 {
		return
	}
	laid := p.lay(text)
	for start := range laid.words {
		for _, length := range p.lengths {
			if start+length > len(laid.words) {
				break
			}
			p.lookups++
			if secret, known := p.known[laid.run(start, start+length)]; known {
				found(secret)
			}
		}
	}
}
