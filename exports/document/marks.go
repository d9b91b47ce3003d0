package document

// Marks is a list of things with what each came to. A sign and a tint stand beside the words,
// never in their place.
type Marks struct {
	Thing, Result string // what the things and the results are called, as the heads of columns
	Items         []Mark
}

// Mark is one of them.
type Mark struct {
	Label string
	To    string // the id of the heading that tells more, "" for none
	Sign  string // such as "+"
	Tint  Tint
	Words string
}

// Tint is one of a few colours of a ground.
type Tint string

// The tints there are.
const (
	TintGood Tint = "good"
	TintFair Tint = "fair"
	TintPoor Tint = "poor"
	TintNone Tint = "none"
)

// wordTint gives a tint as Word has it.
func (t Tint) word() string {
	switch t {
	case TintGood:
		return "DCEFE3"
	case TintFair:
		return "FDF0CC"
	case TintPoor:
		return "FADFDB"
	}
	return "ECEFF3"
}

func (m Marks) markdown(w *markdownWriter) { m.table().markdown(w) }

// table gives the marks as a table.
func (m Marks) table() Table {
	table := Table{Columns: []Column{{Title: m.Thing}, {Title: m.Result}}}
	for _, item := range m.Items {
		table.Rows = append(table.Rows, []Cell{{Text(item.Label).To(item.To)}, {Text(item.Sign + " "), Bold(item.Words)}})
	}
	return table
}

func (m Marks) html(w *htmlWriter) {
	w.raw("<ul class=\"marks\">\n")
	for _, item := range m.Items {
		w.raw("<li>")
		w.spans([]Span{Text(item.Label).To(item.To)})
		w.raw("<span class=\"mark " + string(item.Tint) + "\"><span class=\"sign\" aria-hidden=\"true\">")
		w.text(item.Sign)
		w.raw("</span>")
		w.text(item.Words)
		w.raw("</span></li>\n")
	}
	w.raw("</ul>\n")
}

func (m Marks) word(w *wordWriter) {
	table := w.table(m.table())
	for i := range table.Rows {
		table.Rows[i][1].Tint = m.Items[i].Tint.word()
	}
	w.Table(table)
}
