package imports

import (
	"cmp"
	"strings"

	"charter/assessment/atrs"
	"charter/assessment/project"
	"charter/questions"
)

// fromRecord says which fields of a record a field of the project is taken from, the best
// first. It is the other way round of what the catalogue says of an export (see
// [project.ATRS]), where several fields may go into one of a record.
func fromRecord() map[string][]string {
	return map[string][]string{
		"title":             {"1.1", "0.1"},
		"summary":           {"0.5"},
		"description":       {"1.2", "2.2.1"},
		"organisation":      {"2.1.1", "0.2"},
		"organisation_type": {atrs.RefOrganisationType},
		"domain":            {atrs.RefFunction},
		"capability":        {atrs.RefCapability},
		"url":               {"1.3"},
		"contact_email":     {"1.4"},
		"team":              {"2.1.2"},
		"responsible_role":  {"2.1.3"},
		"benefit.statement": {"2.2.2"},
		"previous_process":  {"2.2.3"},
		"alternatives":      {"2.2.4"},
		"human_review":      {"2.3.2"},
		"scale":             {"2.3.3"},
		"staff_training":    {"2.3.4"},
		"challenge.how":     {"2.3.5"},
	}
}

// whyNoField is why something known is not taken.
const (
	whyNoField   = "charter has no field for it. Keep it in mind for your answers and their notes."
	whyNoHeading = "This is not a heading that charter knows."
)

// recordReader takes a record apart.
type recordReader struct {
	*builder
	used map[int]bool // entries that are dealt with
	all  []atrs.Entry
}

func (b *builder) record(record *atrs.Record) *Plan {
	where := b.plan.From
	if !record.Published.IsZero() {
		where = record.Published.Words()
	}
	b.plan.From = "ATRS record " + where
	if record.Title != "" {
		b.plan.From = "ATRS record “" + record.Title + "”, " + where
	}
	r := &recordReader{b, map[int]bool{}, record.Entries}
	refs := fromRecord()
	for _, field := range project.Fields() {
		for _, ref := range refs[field.Key] {
			r.each(ref, func(entry atrs.Entry) { b.offer(entry.Name, field, entry.Text) })
		}
	}
	r.facts()
	r.suppliers()
	r.data()
	r.each("2.4.2.7", func(entry atrs.Entry) {
		b.add(entry.Name, project.ListOf("performance"), map[string]string{"performance.measure": entry.Text})
	})
	r.assessments()
	r.risks()
	for i, entry := range r.all {
		switch {
		case r.used[i]:
		case entry.Ref == "" && entry.Name == "":
			b.left("Before the first heading", entry.Text, whyNoHeading)
		case entry.Ref == "":
			b.left(entry.Name, cmp.Or(entry.Text, entry.Name), whyNoHeading)
		default:
			b.left(entry.Name, entry.Text, whyNoField)
		}
	}
	return &b.plan
}

// each deals with every entry of a field.
func (r *recordReader) each(ref string, deal func(atrs.Entry)) {
	for i, entry := range r.all {
		if entry.Ref == ref && !r.used[i] {
			r.used[i] = true
			deal(entry)
		}
	}
}

// facts takes what a record says of the stage, and of suppliers.
func (r *recordReader) facts() {
	r.each("0.3", func(entry atrs.Entry) {
		if stage := stageOf(entry.Text); stage != questions.StageUnknown {
			r.fact(entry.Name, "stage", string(stage), entry.Text)
		} else {
			r.left(entry.Name, entry.Text, "It is not one of the phases that charter knows.")
		}
	})
	r.each("2.1.4", func(entry atrs.Entry) {
		yes, known := yesOrNo(entry.Text)
		switch {
		case !known:
			r.left(entry.Name, entry.Text, "It says neither yes nor no.")
		case yes:
			r.fact(entry.Name, "supplier", "yes", entry.Text)
		default:
			r.fact(entry.Name, "supplier", "no", entry.Text)
		}
	})
}

// stageOf gives the stage that a phase of a record means. What is not in use yet may be an
// idea still; the team says so, if it is.
func stageOf(phase string) questions.Stage {
	phase = strings.ToLower(phase)
	for _, known := range []struct {
		word  string
		stage questions.Stage
	}{
		{"pre-deployment", questions.StageDesign}, {"predeployment", questions.StageDesign}, {"idea", questions.StageIdea}, {"design", questions.StageDesign}, {"development", questions.StageDesign},
		{"beta", questions.StagePilot}, {"pilot", questions.StagePilot},
		{"production", questions.StageLive}, {"live", questions.StageLive}, {"retired", questions.StageRetired},
	} {
		if strings.Contains(phase, known.word) {
			return known.stage
		}
	}
	return questions.StageUnknown
}

// openItem is an item of a list that is gathered from entries that follow one another.
type openItem struct {
	reader  *recordReader
	list    *project.List
	heading string            // of its first entry
	texts   map[string]string // by key; nil while none is open
}

// begin ends the item that is open, and opens the next.
func (o *openItem) begin(heading string) {
	o.end()
	o.heading, o.texts = heading, map[string]string{}
}

func (o *openItem) end() {
	if o.texts != nil {
		o.reader.add(o.heading, o.list, o.texts)
	}
	o.texts = nil
}

// gather walks through the entries for the items of a list. deal puts an entry into the item
// that is open, or begins one; it reports whether the entry is dealt with.
func (r *recordReader) gather(list string, deal func(*openItem, atrs.Entry) bool) {
	open := &openItem{reader: r, list: project.ListOf(list)}
	for i, entry := range r.all {
		if !r.used[i] && deal(open, entry) {
			r.used[i] = true
		}
	}
	open.end()
}

// items takes items of which every text is an entry of its own. The field first begins a new
// item, and so does a second text for the same key.
func (r *recordReader) items(list, first string, keys map[string]string) {
	r.gather(list, func(open *openItem, entry atrs.Entry) bool {
		key := keys[entry.Ref]
		if key == "" {
			return false
		}
		if saysNothing(entry.Text) {
			r.left(entry.Name, entry.Text, whyNothing)
			return true
		}
		if key = list + "." + key; open.texts == nil || entry.Ref == first || open.texts[key] != "" {
			open.begin(entry.Name)
		}
		open.texts[key] = entry.Text
		return true
	})
}

func (r *recordReader) suppliers() {
	r.items("suppliers", "2.1.4.1", map[string]string{
		"2.1.4.1": "name", "2.1.4.2": "company_number", "2.1.4.3": "role", "2.1.4.4": "procurement", "2.1.4.5": "data_access",
	})
}

// data takes the data that a tool is built with, and the data that it runs on. Of each a
// record may tell without naming it.
func (r *recordReader) data() {
	for _, set := range []struct {
		name, use string
		keys      map[string]string
	}{
		{"Data it is built with", "build", map[string]string{
			atrs.RefSourceName: "name", atrs.RefSourceURL: "source", "2.4.3.1": "about", "2.4.3.7": "collected_how", "2.4.3.8": "stored_where", "2.4.3.9": "shared_with",
		}},
		{"Data it runs on", "run", map[string]string{"2.4.4.1": "source", "2.4.4.4": "stored_where", "2.4.4.5": "shared_with"}},
	} {
		before := len(r.plan.Offers)
		r.items("data", atrs.RefSourceName, set.keys)
		list := project.ListOf("data")
		for i := before; i < len(r.plan.Offers); i++ {
			offer := &r.plan.Offers[i]
			if offer.item[0].field.Key != "data.name" {
				offer.item = append([]part{{list.Fields[0], set.name}}, offer.item...)
				offer.Value = list.Fields[0].Label + ": " + set.name + "\n" + offer.Value
			}
			use, _ := project.FieldOf("data.use")
			offer.item = append(offer.item, part{use, set.use})
			offer.Value += "\n" + use.Label + ": " + use.Choice().Label(set.use)
		}
	}
}

// assessments takes other assessments: one an item where the record names each by itself,
// else one a paragraph.
func (r *recordReader) assessments() {
	keys := map[string]string{atrs.RefAssessmentDate: "date", atrs.RefAssessmentLink: "url", atrs.RefAssessmentAbout: "status"}
	r.gather("assessments", func(open *openItem, entry atrs.Entry) bool {
		switch key := keys[entry.Ref]; {
		case key != "" && open.texts != nil:
			open.texts["assessments."+key] = entry.Text
		case entry.Ref == "2.5.1":
			for _, line := range paragraphs(entry.Text) {
				open.begin(entry.Name)
				open.texts["assessments.kind"] = line
				if link, why := addressIn(line, isWeb, "none"); why == "" {
					open.texts["assessments.url"] = link
				}
			}
		default:
			return false
		}
		return true
	})
}

// risks takes risks with what is done about each: named one by one, or one a paragraph.
func (r *recordReader) risks() {
	const risk, done = "risks.risk", "risks.mitigation"
	r.gather("risks", func(open *openItem, entry atrs.Entry) bool {
		mitigated := func(text string) { open.texts[done] = strings.TrimSpace(open.texts[done] + "\n" + text) }
		switch {
		case entry.Ref == "2.5.2":
			open.end()
			for _, line := range paragraphs(entry.Text) {
				if text, ok := mitigation(line); ok && open.texts != nil {
					mitigated(text)
					continue
				}
				open.begin(entry.Name)
				open.texts[risk] = line
			}
		case entry.Ref == atrs.RefRisk:
			open.begin(entry.Name)
			open.texts[risk] = entry.Text
		case entry.Ref == atrs.RefRiskAbout:
			if open.texts == nil {
				open.begin(entry.Name)
			}
			open.texts[risk] = strings.TrimPrefix(open.texts[risk]+": "+oneLine(entry.Text), ": ")
		case entry.Ref == atrs.RefMitigation && open.texts != nil:
			mitigated(entry.Text)
		default:
			return false
		}
		return true
	})
}

// mitigation reads a paragraph that says what is done about the risk before it.
func mitigation(line string) (text string, ok bool) {
	head, rest, found := strings.Cut(line, ":")
	return strings.TrimSpace(rest), found && strings.HasPrefix(strings.ToLower(strings.TrimSpace(head)), "mitigation")
}

// paragraphs splits what stands under a heading, without the marks of a list.
func paragraphs(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-•*· ")); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
