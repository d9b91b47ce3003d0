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

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/report"
	"charter/exports/schema"
	"charter/questions"
)

// released checks a report of another version, whose schema is source: its form,
// its digest, how it is laid out, and what follows by the rule and the
// questionnaire that it names. Where this version would write the very same, all
// of it is checked.
func (v Verifier) released(source, data []byte, attachments []Attachment) Verification {
	found := Verification{Passed: true}
	r, err := report.Parse(data)
	if !found.add("Form", faultOf(err, askForOriginal), "The file is a JSON report in the form "+report.Format+".") {
		return found
	}
	found.Checks = append([]Check{v.version(r, data)}, found.Checks...)
	found.add("Schema", faultOf(schema.FitStrictly(source, data), askForOriginal), "Every part is there and no other, in the form that "+r.Tool+" wrote.")
	found.addDigest(r.Digest, data)
	found.add("Layout", laidOutOtherwise(data), "Spaces and line ends are as charter writes them.")
	found.add("Result", v.otherResult(r, data), "Counted levels, scores, bands, the verdict, who rated, the worth of evidence and overdue actions come out the same when worked out again by rule "+r.Score.Rule+".")
	v.addQuestions(&found, r, func(r *report.Report, pack *questions.Pack) fault { return otherWording(r, data, pack) })
	for _, attachment := range attachments {
		found.Checks = append(found.Checks, v.named(r, attachment))
		found.Passed = found.Passed && found.Checks[len(found.Checks)-1].Passed
	}
	return found
}

// version says which version a report names, and what is not checked for that.
func (v Verifier) version(r *report.Report, data []byte) Check {
	check := Check{Name: "Version", Passed: true, Detail: "It says that " + r.Tool + " made it, and this is " + v.Tool + "."}
	if text, err := v.write(v.again(r)); err == nil && bytes.Equal(text, data) {
		check.Detail += " Both make the very same report of its answers, byte for byte."
		return check
	}
	check.Unchecked = "Not checked: everything else that the program works out: its sentences, such as reasons and notices, on how many questions people voted, " +
		"what votes came to, lists and dates, and the order of the parts. Only " + r.Tool + " can compare these: verify it with that version."
	return check
}

const getThatVersion = "Get the version of charter that made it, and verify it with that."

// unknown says that another version must check a report, and checks what any can.
func (v Verifier) unknown(head report.Head, data []byte, attachments []Attachment) Verification {
	found := Verification{Passed: true}
	maker := "“" + head.Tool + "”"
	if _, ours := report.VersionOf(head.Tool); ours {
		maker = head.Tool
	}
	if head.Format != report.Format {
		found.Unknown = true
		found.add("Form", fault{"It is a report in the form " + head.Format + ", which " + v.Tool + " does not know.", getThatVersion}, "")
		return found
	}
	found.add("Version", fault{"It says that " + maker + " made it, and " + v.Tool + " does not know that version. " +
		"This alone does not mean that anything is wrong with it. Here only what follows was checked.", getThatVersion}, "")
	rest := Verification{Passed: true}
	rest.addDigest(head.Digest, data)
	for _, attachment := range attachments {
		if rest.add(attachment.Name, doesNotName(head.Digest, attachment), "It names this report's digest.") {
			rest.Checks[len(rest.Checks)-1].Unchecked = "Not checked: its text."
		}
	}
	found.Checks, found.Unknown = append(found.Checks, rest.Checks...), rest.Passed
	return found
}

// laidOutOtherwise says how spaces, line ends and the writing of values differ from
// what every version of charter writes, or "".
func laidOutOtherwise(data []byte) fault {
	text, err := encoding.JSON(jsontext.Value(data))
	return differs(text, err, data, "Something else than charter has written the file again.")
}

// otherResult says which parts of a report's result come out otherwise when they
// are worked out again from its own answers, or "". Reasons are sentences, which
// each version may word in its own way.
func (v Verifier) otherResult(r *report.Report, data []byte) fault {
	if _, known := assessment.RuleNamed(r.Score.Rule); !known {
		return fault{"It was scored by rule " + r.Score.Rule + ", which " + v.Tool + " does not know.", "Verify it with " + r.Tool + "."}
	}
	var said struct {
		Score map[string]any `json:"score"`
	}
	again := v.again(r)
	worked, err := tree(again.Score)
	if err == nil {
		err = json.Unmarshal(data, &said)
	}
	if err != nil {
		return faultOf(err, askForOriginal)
	}
	var differ []string
	for _, name := range slices.Sorted(maps.Keys(said.Score)) {
		if !within(said.Score[name], worked[name], "reason") {
			differ = append(differ, "score."+name)
		}
	}
	if r.Summary.Verdict != again.Score.Verdict {
		differ = append(differ, "summary.verdict")
	}
	differ = append(differ, otherCounts(r, again)...)
	return otherParts(differ)
}

// otherCounts names what every version counts in one way and comes out otherwise: who
// rated, how old evidence is and what it is worth, which actions are overdue, and
// whether a notice says that it is an example.
func otherCounts(r, again *report.Report) []string {
	var differ []string
	said, worked := r.Summary.People, again.Summary.People
	if said.Assessors != worked.Assessors || said.Independent != worked.Independent || said.Residents != worked.Residents {
		differ = append(differ, "summary.people")
	}
	for _, id := range slices.Sorted(maps.Keys(r.Answers)) {
		if !slices.EqualFunc(r.Answers[id].Evidence, again.Answers[id].Evidence, sameWorth) {
			differ = append(differ, "answers."+id+".evidence")
		}
	}
	for i, action := range r.Actions {
		if action.Overdue != again.Actions[i].Overdue {
			differ = append(differ, "actions."+action.ID+".overdue")
		}
	}
	if r.Example != slices.ContainsFunc(r.Notices, func(notice string) bool { return strings.HasPrefix(notice, "EXAMPLE") }) {
		differ = append(differ, "example")
	}
	return differ
}

func sameWorth(a, b report.Evidence) bool {
	sameAge := a.AgeMonths == b.AgeMonths || a.AgeMonths != nil && b.AgeMonths != nil && *a.AgeMonths == *b.AgeMonths
	return sameAge && a.Stale == b.Stale && a.Grade == b.Grade
}

// otherWording says where the questions that a report of another version tells
// differ from those of the pack, or "".
func otherWording(r *report.Report, data []byte, pack *questions.Pack) fault {
	if other := anotherPack(r, pack); other != (fault{}) {
		return other
	}
	var said map[string]any
	known, err := tree(&report.Report{Principles: report.PrinciplesOf(pack), Pack: report.PackOf(pack, r.Made)})
	if err == nil {
		err = json.Unmarshal(data, &said)
	}
	if err != nil {
		return faultOf(err, askForOriginal)
	}
	for _, part := range []string{"principles", "pack"} {
		if !within(said[part], known[part], "") {
			return fault{"The report's part " + part + " is not that of the questionnaire.", otherQuestionnaire}
		}
	}
	return fault{}
}

// tree gives the maps and lists of a value's JSON.
func tree(value any) (map[string]any, error) {
	members := map[string]any{}
	text, err := encoding.JSON(value)
	if err == nil {
		err = json.Unmarshal(text, &members)
	}
	return members, err
}

// within reports whether all that one JSON value says stands in another one too.
// That may have members besides, which a later version has added. Members called
// but are passed over.
func within(said, known any, but string) bool {
	switch said := said.(type) {
	case map[string]any:
		members, ok := known.(map[string]any)
		for name, member := range said {
			other, there := members[name]
			ok = ok && (name == but || there && within(member, other, but))
		}
		return ok
	case []any:
		items, ok := known.([]any)
		ok = ok && len(items) == len(said)
		for i := 0; ok && i < len(said); i++ {
			ok = within(said[i], items[i], but)
		}
		return ok
	}
	return said == known
}

// named checks whether an attachment belongs to a report of another version: it is
// what this version makes of it too, or it names the report's digest.
func (v Verifier) named(r *report.Report, attachment Attachment) Check {
	check := Check{Name: attachment.Name, Passed: true, Detail: "It is what this report makes, byte for byte."}
	ending := strings.ToLower(filepath.Ext(attachment.Name))
	switch {
	case doesNotBelong(r, attachment) == fault{}:
	case doesNotName(r.Digest, attachment) == fault{}:
		check.Detail = "It names this report's digest."
		check.Unchecked = fmt.Sprintf("Not checked: its text, which only %s can compare.", r.Tool)
	case ending == ".csv":
		check.Detail = "It is a table, and not every table names a digest."
		check.Unchecked = fmt.Sprintf("Not checked: whether it was made from this report. Only %s can compare it.", r.Tool)
	default:
		other := doesNotName(r.Digest, attachment)
		if kind := KindOf(attachment.Data); kind != "" {
			other = otherKind(kind)
		}
		check.Passed, check.Detail, check.Next = false, other.what, other.next
	}
	return check
}

// doesNotName says that an attachment does not name a digest, or nothing.
func doesNotName(digest string, attachment Attachment) fault {
	if naming(digest, attachment) {
		return fault{}
	}
	return anotherReport()
}

// anotherReport is the fault of a file that was not made from the report.
func anotherReport() fault {
	return fault{"It was made from another report: it does not name the digest of this one.", "Verify it together with the report that it was made from."}
}

// naming reports whether an attachment names a digest.
func naming(digest string, attachment Attachment) bool {
	text, _ := encoding.Text(textOf(attachment))
	return digest != "" && bytes.Contains(text, []byte(digest))
}
