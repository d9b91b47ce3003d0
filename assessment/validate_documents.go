package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

func (v *validator) documentList() {
	for i, document := range v.a.Documents {
		v.unique(v.documents, "documents", i, document.ID, "document", "d3f9a1c2")
		if v.errorsOnly {
			continue
		}
		path := "documents." + strconv.Itoa(i)
		if strings.TrimSpace(document.Title) == "" {
			v.warn(path+".title", "the document has no title: as evidence it counts for nothing", "Give it a title")
		}
		v.ifPlaceholder(path, "title", document.Title, "as evidence it counts for nothing")
		v.ifPlaceholder(path, "location", document.Location, "the document counts as if it had no place")
		v.ifPlaceholder(path, "owner", document.Owner, "the document counts as if nobody owned it")
		if document.Date.After(v.a.AsOf) {
			v.warn(path+".date", fmt.Sprintf("is after the assessment date, %s: as evidence it counts for nothing", v.a.AsOf), "Correct the date, or move the assessment date")
		}
	}
}

func (v *validator) citations(path string, a *Answer) {
	cited := map[string]bool{}
	for i, citation := range a.Evidence {
		at := func() string { return fmt.Sprintf("%s.evidence.%d.document", path, i) }
		switch {
		case !v.documents[citation.Document]:
			v.fault(at(), fmt.Sprintf("there is no document %q", citation.Document), "Add it to the documents, or correct the id")
		case cited[citation.Document]:
			v.fault(at(), fmt.Sprintf("%q is cited twice", citation.Document), "Remove one of the two")
		}
		cited[citation.Document] = true
	}
}

func (v *validator) knownAs() {
	for _, name := range slices.Sorted(maps.Keys(v.a.KnownAs)) {
		v.choice("known_as", string(v.a.KnownAs[name]), "known_as.", name)
	}
}

func (v *validator) imported() {
	if v.errorsOnly {
		return
	}
	seen := map[string]bool{}
	for i, taken := range v.a.Imported {
		path := fmt.Sprintf("imported.%d.place", i)
		switch {
		case seen[taken.Place]:
			v.warn(path, fmt.Sprintf("%q is listed twice", taken.Place), "Remove one of the two")
		case !isImportable(taken.Place):
			v.warn(path, fmt.Sprintf("there is no field %q", taken.Place), "Name a field, such as project.summary, or a list, such as project.risks")
		}
		seen[taken.Place] = true
	}
}

func (v *validator) signOff() {
	for i, decision := range v.a.SignOff {
		path := fmt.Sprintf("sign_off.%d", i)
		if strings.TrimSpace(decision.Role) == "" {
			v.warn(path+".role", "is empty", "Say which role decided")
		}
		if decision.Decision == "" {
			v.fault(path+".decision", "is empty", "Set it to approved, returned or noted")
		}
		v.choice("sign_off.decision", string(decision.Decision), path, ".decision")
	}
}
