package atrs

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/questions/plaintext"
)

// content is what GOV.UK's content interface says of a page, as far as it matters here.
type content struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Published   string `json:"first_published_at"`
	Updated     string `json:"public_updated_at"`
	Details     struct {
		Body     jsontext.Value            `json:"body"`
		Metadata map[string]jsontext.Value `json:"metadata"`
	} `json:"details"`
}

// facetPrefix begins the names of what GOV.UK notes of a record beside its text.
const facetPrefix = "algorithmic_transparency_record_"

// Content reads what GOV.UK's content interface (/api/content/…) says of a record.
func Content(text string) (*Record, error) {
	var found content
	var otherwise *json.SemanticError
	switch err := json.Unmarshal([]byte(text), &found, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)); {
	case errors.As(err, &otherwise): // it is JSON of another kind
		return nil, ErrNoRecord
	case err != nil:
		return nil, fmt.Errorf("it is not JSON that can be read: %w. Save it again from GOV.UK", errors.Unwrap(err))
	}
	record := Page(bodyOf(found.Details.Body))
	said := &builder{}
	for _, pair := range [][2]string{{"Title", found.Title}, {"One sentence description", found.Description}} {
		said.pair(pair[0], pair[1])
	}
	for _, facet := range []string{"organisation", "organisation_type", "phase", "region", "function", "capability", "task", "other_tags"} {
		name := strings.ReplaceAll(facet, "_", " ")
		if facet == "organisation" {
			name = "organisation name"
		}
		said.pair(plaintext.Line(strings.ToUpper(name[:1])+name[1:]), strings.Join(valuesOf(found.Details.Metadata[facetPrefix+facet]), "\n"))
	}
	record.Title = plaintext.Line(found.Title)
	record.Version = strings.Join(valuesOf(found.Details.Metadata[facetPrefix+"atrs_version"]), ", ")
	record.Entries = append(said.done().Entries, record.Entries...)
	published := valuesOf(found.Details.Metadata[facetPrefix+"date_published"])
	for _, day := range append(published, found.Published, found.Updated) {
		record.publishedAt(day)
	}
	return record.titled(), nil
}

// bodyOf gives the body of a page: a text, or one of several forms of it.
func bodyOf(value jsontext.Value) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text
	}
	var forms []struct {
		Type    string `json:"content_type"`
		Content string `json:"content"`
	}
	if json.Unmarshal(value, &forms) != nil {
		return ""
	}
	for _, form := range forms {
		if form.Type == "text/html" {
			text = form.Content
		}
	}
	return text
}

// valuesOf gives the texts of a value: one, or a list of them.
func valuesOf(value jsontext.Value) []string {
	var one string
	if json.Unmarshal(value, &one) == nil {
		return []string{plaintext.Line(one)}
	}
	var several []string
	if json.Unmarshal(value, &several) != nil {
		return nil
	}
	for i := range several {
		several[i] = plaintext.Line(several[i])
	}
	return several
}
