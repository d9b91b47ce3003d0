package imports

import (
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions/plaintext"
)

// FromAssessment makes a plan of an earlier assessment in a file of a name: what describes
// its project, and the facts. What else it holds is told by number.
func FromAssessment(name string, a *assessment.Assessment) *Plan {
	b := &builder{plan: Plan{From: plaintext.Line(filepath.Base(name)) + ", " + a.AsOf.Words(), Offers: []Offer{}, Left: []Left{}}}
	for _, key := range assessment.FactKeys() {
		if value := a.Facts.Value(key); value != "" {
			b.fact("facts."+key, key, value, value)
		}
	}
	items := map[string]bool{}
	for field, item := range project.Each(&a.Project) {
		if !field.Item() {
			if text := field.Value(&a.Project, item); text != "" {
				b.offer("project."+field.Key, field, text)
			}
			continue
		}
		key, _, _ := strings.Cut(field.Key, ".")
		if at := fmt.Sprint(key, item); !items[at] {
			items[at] = true
			b.item(project.ListOf(key), &a.Project, item)
		}
	}
	for _, rest := range []struct {
		of string
		n  int
	}{{"answers", len(a.Answers)}, {"documents", len(a.Documents)}, {"actions", len(a.Actions)}, {"assessors", len(a.Assessors)}} {
		if rest.n > 0 {
			b.left(rest.of, fmt.Sprint(rest.n), "Only the project and its facts are imported. charter new --from starts a new assessment from an earlier one, charter merge joins copies of one.")
		}
	}
	return &b.plan
}

func (b *builder) item(list *project.List, p *project.Project, item int) {
	texts := map[string]string{}
	for _, field := range list.Fields {
		texts[field.Key] = field.Value(p, item)
	}
	b.add("project."+list.Key, list, texts)
}
