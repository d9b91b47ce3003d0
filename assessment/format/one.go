package format

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"charter/assessment"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// formatOne is the format that versions 1.0.x write. It is read for ever, and never
// written: what it says in another way is said as in the present format, in the same
// pass over the text.
//
//   - Evidence stood in full in every answer. It becomes documents, which answers cite;
//     items of which the same five things are said are one document.
//   - An action was for one question or principle, a sitting had one scope.
//   - Sittings had no ids. They get one that follows from when they started, so that
//     copies of a file give the same; and the rounds that were held in just one of them
//     name it.
//   - Complete rounds told who had voted. They tell it no more.
//   - The history was written in terms of that format: it stays to be read, and can no
//     longer be undone.
const formatOne = "charter-assessment/1"

// IsOlder reports whether a text says that it is an assessment of an older format, which
// [Decode] reads and [Encode] does not write.
func IsOlder(data []byte) bool {
	var format string
	return member(data, "format", &format) && format == formatOne
}

// PackIn gives the pack that a text says it was made with, without a look at what stands
// behind that: nothing is known of the rest. It is false where the text names none.
func PackIn(data []byte) (ref assessment.PackRef, named bool) {
	named = member(data, "pack", &ref)
	return ref, named
}

// member reads one member of the outermost object into a value, and no more of the text
// than that needs. It is false where there is none, or none that fits.
func member(data []byte, key string, into any) bool {
	dec := jsontext.NewDecoder(bytes.NewBuffer(bytes.TrimPrefix(data, []byte(byteOrderMark))), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if tok, err := dec.ReadToken(); err != nil || tok.Kind() != '{' {
		return false
	}
	for dec.PeekKind() == '"' {
		name, err := dec.ReadToken()
		if err != nil {
			return false
		}
		if name.String() != key {
			if dec.SkipValue() != nil {
				return false
			}
			continue
		}
		return json.UnmarshalDecode(dec, into) == nil
	}
	return false
}

// readOne reads a text of format 1.
func readOne(data []byte) (*assessment.Assessment, []finding) {
	if wrong := misbuilt(data, published1(), ""); wrong != nil {
		return nil, wrong
	}
	var a assessment.Assessment
	var f folding
	if err := json.Unmarshal(data, &a, strictly(), f.options()); err != nil {
		return nil, []finding{valueFault(err)}
	}
	f.finish(&a)
	return &a, nil
}

// folding is a text of format 1 being read.
type folding struct {
	ids   map[assessment.Evidence]string // of documents, by what is said of them
	taken map[string]bool                // ids
}

// options read what was said in another way.
func (f *folding) options() json.Options {
	return json.WithUnmarshalers(json.JoinUnmarshalers(
		json.UnmarshalFromFunc(f.citation), json.UnmarshalFromFunc(action), json.UnmarshalFromFunc(session)))
}

// evidenceOne is an item of evidence of format 1.
type evidenceOne struct {
	Title    string          `json:"title"`
	Owner    string          `json:"owner"`
	Location string          `json:"location"`
	Date     assessment.Date `json:"date"`
	Public   bool            `json:"public"`
}

func (f *folding) citation(dec *jsontext.Decoder, c *assessment.Citation) error {
	var e evidenceOne
	if err := json.UnmarshalDecode(dec, &e); err != nil {
		return err
	}
	c.Document = f.document(assessment.Evidence{Title: e.Title, Owner: e.Owner, Location: e.Location, Date: e.Date, Public: e.Public})
	return nil
}

// document gives the id of a document.
func (f *folding) document(item assessment.Evidence) string {
	id, known := f.ids[item]
	if known {
		return id
	}
	if f.ids == nil {
		f.ids, f.taken = map[assessment.Evidence]string{}, map[string]bool{}
	}
	for n := 0; n == 0 || f.taken[id]; n++ {
		id = item.DerivedID(n)
	}
	f.ids[item], f.taken[id] = id, true
	return id
}

// documents lists them, sorted by id.
func (f *folding) documents() []assessment.Document {
	var all []assessment.Document
	for item, id := range f.ids {
		all = append(all, assessment.Document{ID: id, Title: item.Title, Owner: item.Owner, Location: item.Location, Date: item.Date, Public: item.Public})
	}
	slices.SortFunc(all, func(x, y assessment.Document) int { return cmp.Compare(x.ID, y.ID) })
	return all
}

func action(dec *jsontext.Decoder, x *assessment.Action) error {
	var one struct {
		ID     string                  `json:"id"`
		For    string                  `json:"for"`
		Text   string                  `json:"text"`
		Owner  string                  `json:"owner"`
		Due    assessment.Date         `json:"due"`
		Status assessment.ActionStatus `json:"status"`
	}
	if err := json.UnmarshalDecode(dec, &one); err != nil {
		return err
	}
	*x = assessment.Action{ID: one.ID, For: []string{one.For}, Text: one.Text, Owner: one.Owner, Due: one.Due, Status: one.Status}
	return nil
}

func session(dec *jsontext.Decoder, s *assessment.Session) error {
	var one struct {
		Started      time.Time       `json:"started"`
		Ended        time.Time       `json:"ended"`
		Since        time.Time       `json:"since"`
		Facilitator  string          `json:"facilitator"`
		Present      []string        `json:"present"`
		Left         []string        `json:"left"`
		Scope        string          `json:"scope"`
		Questions    []string        `json:"questions"`
		At           string          `json:"at"`
		Voting       assessment.Way  `json:"voting"`
		Minutes      int             `json:"minutes"`
		BreakMinutes int             `json:"break_minutes"`
		BreakSince   time.Time       `json:"break_since"`
		Next         assessment.Date `json:"next"`
	}
	if err := json.UnmarshalDecode(dec, &one); err != nil {
		return err
	}
	*s = assessment.Session{
		Started: one.Started, Ended: one.Ended, Since: one.Since, Facilitator: one.Facilitator, Present: one.Present, Left: one.Left,
		Questions: one.Questions, At: one.At, Way: one.Voting, Minutes: one.Minutes,
		BreakMinutes: one.BreakMinutes, BreakSince: one.BreakSince, Next: one.Next,
	}
	if one.Scope != "" {
		s.Scope = []string{one.Scope}
	}
	return nil
}

// finish does what needs the whole of the text.
func (f *folding) finish(a *assessment.Assessment) {
	a.Format, a.Documents = assessment.Format, f.documents()
	taken := map[string]bool{}
	for i := range a.Sessions {
		id := assessment.SessionID(a.Sessions[i].Started, func(id string) bool { return taken[id] })
		a.Sessions[i].ID, taken[id] = id, true
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for id, answer := range answers {
			answer.Evidence = once(answer.Evidence)
			for i := range answer.Rounds {
				foldRound(&answer.Rounds[i], a.Sessions)
			}
			answers[id] = answer
		}
	}
	a.SealHistory()
}

// once keeps the first citation of every document.
func once(citations []assessment.Citation) []assessment.Citation {
	seen := map[string]bool{}
	return slices.DeleteFunc(citations, func(c assessment.Citation) bool {
		again := seen[c.Document]
		seen[c.Document] = true
		return again
	})
}

// mostSittings is up to how many sittings that of a round is looked for: more than there
// are, and few enough that a hostile file does not take long.
const mostSittings = 1000

// foldRound notes in which sitting a round was held, if that can only be one, and forgets
// who voted in one that is complete. Where those do not match the votes, they stay for
// the fault to be told.
func foldRound(r *assessment.Round, sessions []assessment.Session) {
	if !r.Held.IsZero() && len(sessions) <= mostSittings {
		held := slices.DeleteFunc(slices.Clone(sessions), func(s assessment.Session) bool {
			return r.Held.Before(s.Started) || !s.Ended.IsZero() && r.Held.After(s.Ended)
		})
		if len(held) == 1 {
			r.Session = held[0].ID
		}
	}
	if r.Complete && len(r.Voted) == r.Ballots()+r.Passed {
		r.Voted = nil
	}
}
