package verify_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/verify"
)

// repacked packs the parts of a Word document anew, with one changed.
func repacked(t *testing.T, document []byte, method uint16, name string, change func([]byte) []byte) []byte {
	t.Helper()
	parts := docxtest.Parts(t, document)
	if part := change(parts[name]); part != nil {
		parts[name] = part
	} else {
		delete(parts, name)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, part := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = f.Write(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// remarked adds a remark to the end of a ZIP file, where the format has a place for it.
func remarked(t *testing.T, document []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.SetComment("approved"), w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestVerifyComparesWordDocuments(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	r := report.Build(exportstest.Typical(), pack, exportstest.Options(report.Public))
	other := report.Build(exportstest.Typical(), pack, exportstest.Options(report.Internal))
	word := report.Word(r)
	kept := func(part []byte) []byte { return part }
	for about, c := range map[string]struct {
		data []byte
		want string // of the detail; "" passes
	}{
		"as it was made":         {word, ""},
		"packed in another way":  {repacked(t, word, zip.Store, "word/document.xml", kept), ""},
		"of the internal report": {report.Word(other), "does not name the digest of this one"},
		"no document":            {[]byte("PK\x03\x04"), "no Word document"},
		"a word changed": {repacked(t, word, zip.Deflate, "word/document.xml", func(part []byte) []byte {
			return bytes.Replace(part, []byte("Not ready to attach"), []byte("Ready to attach"), 1)
		}), "word/document.xml came out otherwise"},
		"the look changed": {repacked(t, word, zip.Deflate, "word/styles.xml", func(part []byte) []byte {
			return bytes.Replace(part, []byte("Arial"), []byte("Times"), 1)
		}), "word/styles.xml came out otherwise"},
		"another before it":   {slices.Concat(report.Word(other), word), "stands before or behind"},
		"something before it": {append([]byte("junk"), word...), "stands before or behind"},
		"something behind it": {append(slices.Clone(word), "junk"...), "stands before or behind"},
		"a remark in the ZIP": {remarked(t, word), "stands before or behind"},
		"a part gone":         {repacked(t, word, zip.Deflate, "word/settings.xml", func([]byte) []byte { return nil }), "word/settings.xml came out otherwise"},
		"a part added":        {repacked(t, word, zip.Deflate, "word/vbaProject.bin", func([]byte) []byte { return []byte("macro") }), "word/vbaProject.bin"},
	} {
		v := exportstest.Verifier(pack).Verify(exportstest.JSON(t, r), verify.Attachment{Name: "a.report.DOCX", Data: c.data})
		check := v.Checks[slices.IndexFunc(v.Checks, func(c verify.Check) bool { return c.Name == "a.report.DOCX" })]
		if check.Passed != (c.want == "") || c.want != "" && !strings.Contains(check.Detail, c.want) {
			t.Errorf("%s: passed %t, %s", about, check.Passed, check.Detail)
		}
	}
}

// A Word document of another version is known by the digest in it.
func TestVerifyKnowsAWordDocumentOfAnotherVersion(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	r := report.Build(exportstest.Typical(), pack, exportstest.Options(report.Public))
	changed := repacked(t, report.Word(r), zip.Deflate, "word/styles.xml", func(part []byte) []byte { return append(part, '\n') })
	later := verify.New("charter 99.0.0", nil)
	later.Schema = func(string) ([]byte, bool) { return nil, false }
	for about, c := range map[string]struct {
		data   []byte
		passed bool
	}{"with the digest": {changed, true}, "of another report": {report.Word(report.Build(exportstest.Typical(), pack, exportstest.Options(report.Internal))), false}} {
		v := later.Verify(exportstest.JSON(t, r), verify.Attachment{Name: "a.docx", Data: c.data})
		if last := v.Checks[len(v.Checks)-1]; last.Name != "a.docx" || last.Passed != c.passed {
			t.Errorf("%s: %+v", about, last)
		}
	}
}
