package assessment

// Licence is a licence under which a register entry can be published.
type Licence struct {
	ID    string // its short name, as SPDX lists it
	Title string
	URL   string
}

// Licences lists the licences that are offered, the one most used by public bodies first.
// The short name of any other can stand in a file as well.
func Licences() []Licence {
	return []Licence{
		{"OGL-UK-3.0", "Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
		{"CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"CC0-1.0", "Creative Commons Zero 1.0: no rights kept", "https://creativecommons.org/publicdomain/zero/1.0/"},
	}
}

// LicenceOf gives the licence that the terms name. Of one that is not offered, only its short
// name is known; of none, nothing is.
func (t EntryTerms) LicenceOf() Licence {
	for _, licence := range Licences() {
		if licence.ID == t.Licence {
			return licence
		}
	}
	return Licence{ID: t.Licence, Title: t.Licence}
}
