// Package verify checks a JSON report and the files that came with it: that they
// belong together, that nothing was changed by accident, and that the result follows
// from the answers by the rule. It makes everything again from the report alone and
// compares. docs/reports.md tells what that proves, and what it does not.
package verify

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/exports/encoding"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/schema"
	"charter/exports/wording"
	"charter/questions"
)

// Attachment is a file that claims to belong to a JSON report.
type Attachment struct {
	Name string // of the file, whose ending tells what it is
	Data []byte
}

// Check is one thing that was checked, in plain words.
type Check struct {
	Name      string `json:"name"` // what was checked, in one word, or the name of a file
	Passed    bool   `json:"passed"`
	Detail    string `json:"detail"`              // what is wrong, or what a pass means
	Next      string `json:"next,omitempty"`      // what to do where it did not pass
	Unchecked string `json:"unchecked,omitempty"` // what of it could not be checked here, and who can; "" when all was
}

// Verification is the outcome of all checks of a report.
type Verification struct {
	Passed bool    `json:"passed"` // all of them
	Checks []Check `json:"checks"`
	// Unknown is set when nothing else keeps the report from passing than that it
	// names a version that this program does not know, which must check it.
	Unknown bool `json:"unknown"`
}

// SameText reports whether a report and what came with it belong together but for how their text
// was saved, such as with other line ends.
func (v *Verification) SameText() bool {
	return !slices.ContainsFunc(v.Checks, func(c Check) bool { return !c.Passed && c.Next != textIsSame })
}

func (v *Verification) add(name string, failure fault, pass string) bool {
	check := Check{Name: name, Passed: failure == fault{}, Detail: failure.what, Next: failure.next}
	if check.Passed {
		check.Detail = pass
	}
	v.Passed = v.Passed && check.Passed
	v.Checks = append(v.Checks, check)
	return check.Passed
}

// fault is why a check does not pass, and what to do about it, each in sentences; the zero
// fault is none.
type fault struct{ what, next string }

// What to do about faults of several kinds.
const (
	askForOriginal     = "Ask whoever made it for the original."
	otherQuestionnaire = "If the questionnaire was changed since, name the folder of the one of then with --pack; else ask whoever made the report for the original."
	textIsSame         = "You can use it as it is. To have every byte compared, ask for a copy that no other program has saved again."
)

// faultOf makes a fault of an error.
func faultOf(err error, next string) fault {
	if err == nil {
		return fault{}
	}
	return fault{wording.Sentence(err.Error()), next}
}

// otherKind makes a fault of what [KindOf] says of a file; none of "".
func otherKind(kind string) fault {
	what, next, _ := strings.Cut(kind, ": ")
	return fault{wording.Sentence(what), wording.Sentence(next)}
}

// Verifier checks reports as one version of charter does. Make it with [New].
type Verifier struct {
	// Tool names the program that checks, as it stands in its own reports.
	Tool string
	// Pack finds the questionnaire that a report names by its id and version, or
	// what is at hand in its stead; nil: questions are not compared.
	Pack func(id, version string) (*questions.Pack, error)
	// Schema gives the schema of the reports that a version of charter wrote; false
	// for a version that is not known.
	Schema func(version string) ([]byte, bool)

	write func(*report.Report) ([]byte, error) // as the program that checks writes reports
	again func(*report.Report) *report.Report  // as it makes one again from its own answers
}

// New gives the checks of the program called tool, e.g. "charter 1.1.0".
// It knows its own reports and those of every version that was released before.
func New(tool string, pack func(id, version string) (*questions.Pack, error)) Verifier {
	own, _ := report.VersionOf(tool)
	return Verifier{
		Tool: tool, Pack: pack, write: report.JSON, again: report.Recount,
		Schema: func(version string) ([]byte, bool) {
			if version == own {
				return schema.Schema("report")
			}
			return schema.ReleasedReport(version)
		},
	}
}

// Verify checks a JSON report and files that claim to be made from it: that the
// report fits its schema and its digest, that scores, bands and verdict follow
// from its own answers by the rule, that its questions are those of the
// questionnaire it names, and that each attachment is, byte for byte, what this
// version of charter makes from the report.
//
// Of a report that names another version in its tool only that version can compare
// every byte. It is checked as far as a version can check another one's, and each
// check says what is left.
//
// It proves that files belong together and that nothing was changed by accident.
// It does not prove who made them, nor that what the team says is true.
func (v Verifier) Verify(data []byte, attachments ...Attachment) Verification {
	data, otherwise := encoding.Text(data)
	found := v.verify(data, attachments)
	if otherwise != "" {
		found.Passed, found.Unknown = false, false
		check := Check{Name: "Encoding", Detail: "The file was saved as " + otherwise + ". What follows is about its text.", Next: "Save it as UTF-8 without a byte order mark, and verify it again."}
		if !slices.ContainsFunc(found.Checks, func(c Check) bool { return !c.Passed }) {
			check.Detail, check.Next = "Only the encoding was changed, to "+otherwise+": the text is the same.", textIsSame
		}
		found.Checks = append([]Check{check}, found.Checks...)
	}
	return found
}

func (v Verifier) verify(data []byte, attachments []Attachment) Verification {
	head, isReport := report.HeadOf(data)
	if !isReport || head.Tool == v.Tool {
		return v.own(data, attachments)
	}
	version, ours := report.VersionOf(head.Tool)
	source, known := v.Schema(version)
	if head.Format != report.Format || !ours || !known {
		return v.unknown(head, data, attachments)
	}
	return v.released(source, data, attachments)
}

// own checks a report of this very version.
func (v Verifier) own(data []byte, attachments []Attachment) Verification {
	found := Verification{Passed: true}
	r, err := report.Parse(data)
	form := faultOf(err, askForOriginal)
	if _, is := report.IsReport(data); err != nil && !is && KindOf(data) != "" {
		form = otherKind(KindOf(data))
	}
	if !found.add("Form", form, "The file is a JSON report in the form "+report.Format+".") {
		return found
	}
	version, _ := report.VersionOf(v.Tool)
	source, _ := v.Schema(version)
	found.add("Schema", faultOf(schema.Fit(source, data), askForOriginal), "Every part is there, in the right form.")
	found.addDigest(r.Digest, data)
	found.add("Layout", v.rewritten(r, data), "Order, spaces and line ends are as charter writes them.")
	found.add("Result", v.doesNotFollow(r), "Scores, bands and the verdict come out the same when worked out again by rule "+r.Score.Rule+".")
	v.addQuestions(&found, r, otherQuestions)
	for _, attachment := range attachments {
		found.add(attachment.Name, doesNotBelong(r, attachment), "It is what this report makes, byte for byte.")
	}
	return found
}

// addDigest compares the digest that a report names with that of its content.
func (v *Verification) addDigest(said string, data []byte) {
	digest, err := report.DigestOf(data)
	if err == nil && digest != said {
		err = fmt.Errorf("the content has the digest %s, but the report says %s: something was changed after it was made", digest, said)
	}
	v.add("Digest", faultOf(err, askForOriginal), "Nothing was changed since the digest "+said+" was made. It does not show who made the report.")
}

// addQuestions compares a report's questions with those of the questionnaire it names.
func (v Verifier) addQuestions(found *Verification, r *report.Report, differ func(*report.Report, *questions.Pack) fault) {
	if v.Pack == nil {
		return
	}
	pack, err := v.Pack(r.Pack.ID, r.Pack.Version)
	if err != nil {
		found.add("Questions", faultOf(err, ""), "")
		return
	}
	found.add("Questions", differ(r, pack), "Every question is worded as in "+pack.ID+" version "+pack.Version+".")
}

// rewritten says how the file differs from what charter writes, or "".
func (v Verifier) rewritten(r *report.Report, data []byte) fault {
	text, err := v.write(r)
	return differs(text, err, data, "The file was rewritten after charter made it.")
}

// differs says how a file differs from the text that charter would write, or nothing.
func differs(text []byte, err error, data []byte, otherwise string) fault {
	switch {
	case err != nil:
		return faultOf(err, askForOriginal)
	case bytes.Equal(text, data):
		return fault{}
	case bytes.Equal(unixLines(text), unixLines(data)):
		return fault{"Only the line ends were changed: the content is the same.", textIsSame}
	}
	return fault{otherwise, askForOriginal}
}

// unixLines gives a text with the line ends that charter writes, one at its end, too.
func unixLines(text []byte) []byte {
	text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	return append(bytes.TrimRight(text, "\n"), '\n')
}

// doesNotFollow says which parts of a report come out otherwise when they are
// worked out again from its own answers, or "".
func (v Verifier) doesNotFollow(r *report.Report) fault {
	said, worked := parts(r), parts(v.again(r))
	var differ []string
	for _, name := range slices.Sorted(maps.Keys(worked)) {
		if name != "digest" && !bytes.Equal(said[name], worked[name]) {
			differ = append(differ, name)
		}
	}
	return otherParts(differ)
}

// otherParts is the fault of parts that come out otherwise; of none it is no fault.
func otherParts(parts []string) fault {
	if len(parts) == 0 {
		return fault{}
	}
	return fault{"Worked out again from the report's own answers, these parts come out otherwise: " + wording.List(parts) + ".", askForOriginal}
}

// parts gives the top-level members of a report's JSON.
func parts(r *report.Report) map[string]jsontext.Value {
	members := map[string]jsontext.Value{}
	text, err := json.Marshal(r, json.Deterministic(true))
	if err == nil {
		err = json.Unmarshal(text, &members)
	}
	if err != nil {
		return map[string]jsontext.Value{"report": nil}
	}
	return members
}

// anotherPack says that a report was made with another questionnaire, or "".
func anotherPack(r *report.Report, pack *questions.Pack) fault {
	if r.Pack.ID == pack.ID && r.Pack.Version == pack.Version {
		return fault{}
	}
	return fault{fmt.Sprintf("The report was made with questionnaire %s version %s; at hand is %s version %s, so the questions cannot be compared.",
		r.Pack.ID, r.Pack.Version, pack.ID, pack.Version), "Name the folder of that questionnaire with --pack."}
}

// otherQuestions says where the questions differ from those of the pack, or "".
func otherQuestions(r *report.Report, pack *questions.Pack) fault {
	if other := anotherPack(r, pack); other != (fault{}) {
		return other
	}
	said, known := &report.Report{Principles: r.Principles, Pack: r.Pack}, &report.Report{Principles: report.PrinciplesOf(pack), Pack: report.PackOf(pack, r.Made)}
	for i := range min(len(said.Principles), len(known.Principles)) {
		a, b := said.Principles[i], known.Principles[i]
		if !bytes.Equal(parts(&report.Report{Principles: []report.Principle{a}})["principles"], parts(&report.Report{Principles: []report.Principle{b}})["principles"]) {
			return fault{"The questions or the wording of principle " + b.Label() + " are not those of the questionnaire.", otherQuestionnaire}
		}
	}
	for _, part := range []string{"principles", "pack"} {
		if !bytes.Equal(parts(said)[part], parts(known)[part]) {
			return fault{"The report's part " + part + " is not that of the questionnaire.", otherQuestionnaire}
		}
	}
	return fault{}
}

// doesNotBelong says why an attachment is not made from the report, or "".
func doesNotBelong(r *report.Report, attachment Attachment) fault {
	if kind := KindOf(attachment.Data); kind != "" {
		return otherKind(kind)
	}
	if isWord(attachment) {
		return otherWord(r, attachment)
	}
	name := strings.ToLower(filepath.Ext(attachment.Name))
	made := append(forms(r, name), registerForms(r, name)...)
	if len(made) == 0 {
		return fault{"charter makes no files of this kind from a report, so it cannot be compared.", "Leave it out of the command, and read it for yourself."}
	}
	for _, form := range made {
		if bytes.Equal(form, attachment.Data) {
			return fault{}
		}
	}
	text, otherwise := encoding.Text(attachment.Data)
	for _, form := range made {
		form, _ := encoding.Text(form) // tables begin with a byte order mark
		switch {
		case bytes.Equal(form, text) && otherwise == "":
			return fault{"Only its byte order mark is gone: the text is the same.", textIsSame}
		case bytes.Equal(form, text):
			return fault{"Only its encoding was changed, to " + otherwise + ": the text is the same.", textIsSame}
		case bytes.Equal(unixLines(form), unixLines(text)) && (otherwise == "UTF-16" || otherwise == "UTF-32"):
			return fault{"Only its encoding was changed, to " + otherwise + ", and its line ends: the text is the same.", textIsSame}
		case bytes.Equal(unixLines(form), unixLines(text)):
			return fault{"Only its line ends were changed: the text is the same.", textIsSame}
		}
	}
	attachment.Data = text
	if other := doesNotName(r.Digest, attachment); other != (fault{}) {
		return other
	}
	return fault{"It names this report's digest, but its text is not what this report makes. One of the two was changed, or it was made by another version than " + r.Tool + ".",
		"Ask whoever made both for the originals of both."}
}

// KindOf says what a JSON file of charter is that can be taken for a report or for
// what came with one, in a sentence without a full stop; "" for any other file.
func KindOf(data []byte) string {
	text, _ := encoding.Text(data)
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return ""
	}
	switch kind, _, _ := strings.Cut(head.Format, "/"); kind {
	case "charter-assessment":
		return "this is an assessment, the file that a team fills in, and no report: make a report of it with charter export, or compare it with one by charter diff"
	case "charter-changes":
		return "this tells what changed between two reports and is made from both: leave it out of the command, since no single report makes it"
	case "charter-report":
		return "this is a report itself: name it before the files that came with it"
	}
	return ""
}

// forms makes every form of the report whose file name has an ending.
func forms(r *report.Report, ending string) [][]byte {
	switch ending {
	case ".md", ".markdown":
		return [][]byte{report.Markdown(r)}
	case ".html", ".htm":
		return [][]byte{report.HTML(r)}
	case ".csv":
		return [][]byte{report.AnswersCSV(r), report.ActionsCSV(r), report.EvidenceCSV(r)}
	}
	return nil
}

// registerForms makes the forms of the register entry whose file name has an ending.
func registerForms(r *report.Report, ending string) [][]byte {
	e, err := register.Make(r)
	if err != nil {
		return nil
	}
	switch ending {
	case ".md", ".markdown":
		return [][]byte{register.Markdown(e)}
	case ".json":
		text, _ := register.JSON(e)
		return [][]byte{text}
	case ".csv":
		long, _ := register.LongCSV(e)
		return [][]byte{register.CSV(e), long}
	}
	return nil
}
