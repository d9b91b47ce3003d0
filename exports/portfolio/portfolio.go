package portfolio

import (
	"cmp"
	"io"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/report"
)

// Portfolio is an overview of many files.
type Portfolio struct {
	Audience report.Audience
	Day      assessment.Date // to which things are overdue
	Soon     assessment.Date // until which they are soon
	Filtered string          // what was asked for, in words; "" for all

	Projects []Project // that count
	Examples []Project // worked examples, which do not count
	Copies   []Project
	Damaged  []Project // files that are left out, with why

	listed []Project // all of these: in the order of the files, or sorted if that was asked for
}

// New makes an overview of files. Those that are copies say of which. Of the others it holds
// what the filter lets through, in its order.
func New(files []Project, o Options, filter Filter) *Portfolio {
	p := &Portfolio{Audience: o.Audience, Day: o.day(), Soon: o.soon(), Filtered: filter.words()}
	for i := range files {
		f := files[i]
		switch {
		case f.Error != "":
			p.Damaged = append(p.Damaged, f)
		case !filter.holds(&f):
			continue
		case f.CopyOf != "":
			p.Copies = append(p.Copies, f)
		case f.Example:
			p.Examples = append(p.Examples, f)
		default:
			p.Projects = append(p.Projects, f)
		}
		p.listed = append(p.listed, f)
	}
	filter.sort(p.Projects)
	filter.sort(p.Examples)
	filter.sort(p.listed)
	return p
}

// TellCopies tells files that hold the same assessment from the one of them that counts: the
// last changed, and of several such one that has not the name of a copy, by isCopy. A worked
// example is no copy of an assessment that counts, though that may have been begun from it.
func TellCopies(files []Project, names []string, isCopy func(name string) bool) {
	type same struct {
		id      string
		example bool
	}
	counts := map[same]int{}
	of := func(i int) same { return same{files[i].ID, files[i].Example} }
	ours := func(i int) bool { return files[i].Error == "" && files[i].ID != "" }
	original := func(i int) int {
		if isCopy(names[i]) {
			return 0
		}
		return 1
	}
	for i := range files {
		if !ours(i) {
			continue
		}
		best, seen := counts[of(i)]
		if !seen || cmp.Or(files[i].changed.Compare(files[best].changed), original(i)-original(best), len(names[best])-len(names[i])) > 0 {
			counts[of(i)] = i
		}
	}
	for i := range files {
		if ours(i) && counts[of(i)] != i {
			files[i].CopyOf = cmp.Or(files[counts[of(i)]].File, files[i].ID)
		}
	}
}

// WriteJSON writes every file of an overview, one object each: copies, examples and files that are
// left out among them.
func (p *Portfolio) WriteJSON(w io.Writer) error {
	return encoding.WriteJSONList(w, func(yield func(*Project) bool) {
		for i := range p.listed {
			if !yield(&p.listed[i]) {
				return
			}
		}
	})
}
