package site

import (
	"charter/assessment"
	"charter/exports/document"
	"charter/exports/register"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Linked data: what machines that gather data sets read in a page, as JSON-LD 1.1. The words are
// those of schema.org, of the Data Catalog Vocabulary (DCAT) and of Dublin Core (dct). They are
// explained in the page itself, so that reading it asks nobody for anything.

// vocabulary says where the words are from.
type vocabulary struct {
	Vocab string `json:"@vocab"`
	DCAT  string `json:"dcat"`
	DCT   string `json:"dct"`
}

func vocabularies() *vocabulary {
	return &vocabulary{"https://schema.org/", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"}
}

// ref refers to something by its address.
type ref struct {
	ID string `json:"@id"`
}

type organisation struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// dataset is an entry. What is told in words of schema.org is told in those of DCAT too.
type dataset struct {
	Context       *vocabulary    `json:"@context,omitempty"`
	ID            string         `json:"@id"`
	Type          []string       `json:"@type"`
	Name          string         `json:"name"`
	Title         string         `json:"dct:title"`
	Description   string         `json:"description,omitempty"`
	Describes     string         `json:"dct:description,omitempty"`
	Identifier    string         `json:"identifier"`
	Identifies    string         `json:"dct:identifier"`
	URL           *ref           `json:"url"`
	LandingPage   *ref           `json:"dcat:landingPage"`
	Version       int            `json:"version"`
	HasVersion    int            `json:"dcat:version"`
	DatePublished string         `json:"datePublished"`
	Issued        string         `json:"dct:issued"`
	DateModified  string         `json:"dateModified"`
	Modified      string         `json:"dct:modified"`
	Creator       *organisation  `json:"creator,omitempty"`
	Publisher     *organisation  `json:"dct:publisher,omitempty"`
	License       any            `json:"license,omitempty"`
	Licence       any            `json:"dct:license,omitempty"`
	Coverage      []string       `json:"spatialCoverage,omitempty"`
	Spatial       []string       `json:"dct:spatial,omitempty"`
	Keywords      []string       `json:"keywords"`
	Keyword       []string       `json:"dcat:keyword"`
	Language      string         `json:"inLanguage"`
	Free          bool           `json:"isAccessibleForFree"`
	Distribution  []distribution `json:"distribution"`
	Distributes   []distribution `json:"dcat:distribution"`
}

// distribution is a file with what an entry says.
type distribution struct {
	Type        []string `json:"@type"`
	Format      string   `json:"encodingFormat"`
	MediaType   string   `json:"dcat:mediaType"`
	ContentURL  *ref     `json:"contentUrl"`
	DownloadURL *ref     `json:"dcat:downloadURL"`
}

// catalogue is the register.
type catalogue struct {
	Context   *vocabulary   `json:"@context"`
	ID        string        `json:"@id"`
	Type      []string      `json:"@type"`
	Name      string        `json:"name"`
	Title     string        `json:"dct:title"`
	Publisher *organisation `json:"publisher,omitempty"`
	Publishes *organisation `json:"dct:publisher,omitempty"`
	Datasets  []ref         `json:"dataset"`
	Has       []ref         `json:"dcat:dataset"`
}

// urn names an entry wherever its page is.
func urn(entry string) string { return "urn:uuid:" + entry }

// linked gives an entry as linked data; root leads from its page to the first page of the site.
func (s *Site) linked(record *Record, version Version, e *register.Entry, root string) *dataset {
	address := func(path string) *ref {
		if base := s.Register.About.Address; base != "" {
			return &ref{base + path}
		}
		return &ref{root + path}
	}
	keywords := []string{usesAI(e.UsesAI, e.Stage), stage(e.Stage)}
	if e.ProgrammeArea != "" {
		keywords = append(keywords, plaintext.Line(e.ProgrammeArea))
	}
	d := &dataset{
		Context: vocabularies(), ID: urn(record.Entry), Type: []string{"Dataset", "dcat:Dataset"},
		Name: plaintext.Line(e.Title), Description: plaintext.Line(e.Summary), Identifier: urn(record.Entry), URL: address(record.Path),
		Version: version.Version, DatePublished: record.Published.String(), DateModified: version.Published.String(),
		Creator: organisationOf(e.Organisation), Publisher: organisationOf(s.Register.Publisher), License: licenceOf(e.Licence),
		Coverage: lines(e.Area), Keywords: keywords, Language: "en-GB", Free: true,
		Distribution: []distribution{{
			Type: []string{"DataDownload", "dcat:Distribution"}, Format: "application/json", MediaType: "application/json",
			ContentURL: address(version.File), DownloadURL: address(version.File),
		}},
	}
	d.Title, d.Describes, d.Identifies, d.LandingPage, d.HasVersion = d.Name, d.Description, d.Identifier, d.URL, d.Version
	d.Issued, d.Modified, d.Licence, d.Spatial, d.Keyword, d.Distributes = d.DatePublished, d.DateModified, d.License, d.Coverage, d.Keywords, d.Distribution
	return d
}

// catalogue gives the register as linked data.
func (s *Site) catalogue() *catalogue {
	r := s.Register
	c := &catalogue{
		Context: vocabularies(), ID: r.About.at("index.html"), Type: []string{"DataCatalog", "dcat:Catalog"}, Name: r.Title, Title: r.Title,
		Publisher: organisationOf(r.Publisher), Publishes: organisationOf(r.Publisher), Datasets: []ref{},
	}
	for _, record := range r.records(false) {
		c.Datasets = append(c.Datasets, ref{urn(record.Entry)})
	}
	c.Has = c.Datasets
	return c
}

func organisationOf(name string) *organisation {
	if name = plaintext.Line(name); name == "" {
		return nil
	}
	return &organisation{"Organization", name}
}

// licenceOf refers to the text of a licence, or names one whose text has no address.
func licenceOf(l register.Licence) any {
	switch {
	case document.Followable(l.URL):
		return ref{l.URL}
	case l.ID != "":
		return plaintext.Line(l.ID)
	}
	return nil
}

// day writes a day to read, or that none is stated.
func day(d assessment.Date) string {
	if d.IsZero() {
		return wording.NotStated
	}
	return d.Words()
}
