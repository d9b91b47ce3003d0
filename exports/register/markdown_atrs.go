package register

import (
	"strings"

	"charter/exports/document"
	"charter/exports/wording"
)

// addATRS tells what GOV.UK asks for beside a record, the fields of a record with their texts,
// and which are left empty.
func addATRS(d *document.Document, e *Entry) {
	d.Add(document.Section("Mapping to the Algorithmic Transparency Recording Standard (ATRS)", "atrs"), document.ParagraphOf(e.ATRS.Notice+". "+e.ATRS.Scope))
	table := document.Table{
		Caption: "What GOV.UK files a record under",
		Columns: []document.Column{{Title: "Facet", Running: true}, {Title: "Value", Running: true}, {Title: "Note", Running: true}},
	}
	for _, facet := range e.ATRS.Metadata {
		name := facet.Name
		if facet.Required {
			name += " (required)"
		}
		value := strings.Join(facet.Values, ", ")
		if value == "" {
			value = "left empty"
		}
		table.Rows = append(table.Rows, []document.Cell{document.Spans(name), document.Spans(value), document.Spans(facet.Note)})
	}
	d.Add(document.Part("What GOV.UK files a record under"), table, document.Part("ATRS fields this entry has a text for"),
		document.ParagraphOf("Names marked * are reconstructed from earlier versions and published records; the form may word them otherwise. "+
			"The fields of this entry that each text is taken from stand in brackets."))
	filled := document.Fields{}
	for _, field := range e.ATRS.Fields {
		var from []string
		for _, key := range strings.Fields(field.From) {
			from = append(from, wording.Field(key))
		}
		filled.Items = append(filled.Items, document.Field{Label: field.label() + " (" + strings.Join(from, "; ") + ")", Text: field.Text})
	}
	if len(filled.Items) > 0 {
		d.Add(filled)
	} else {
		d.Add(document.ParagraphOf("None."))
	}
	empty := document.List{}
	for _, field := range e.ATRS.LeftEmpty {
		empty.Items = append(empty.Items, document.Spans(field.label()))
	}
	if len(empty.Items) > 0 {
		d.Add(document.Part("ATRS fields left empty"), document.ParagraphOf("The entry has no text for these."), empty)
	}
}

func (f ATRSField) label() string {
	if f.Reconstructed {
		return f.Ref + " " + f.Name + "*"
	}
	return f.Ref + " " + f.Name
}
