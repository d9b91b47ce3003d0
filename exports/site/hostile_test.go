package site_test

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"golang.org/x/net/html"

	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/site"
	"charter/questions/plaintext"
)

// hostileTexts try to be more than text, each in its own way.
func hostileTexts(t testing.TB) []string {
	t.Helper()
	texts := []string{
		"</script><script>alert(1)</script>", "<!--<script>", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>alert(1)</script>",
		`" onmouseover="alert(1)`, "</title><script>alert(1)</script>", "../../../etc/passwd", "https://user@bank.example/", "]]>", "{{.}}", "\u202eevil", "\u2028",
	}
	for _, text := range exportstest.HostileTexts(t) {
		texts = append(texts, strings.ToValidUTF8(text, "?")) // what is not UTF-8 is no JSON either
	}
	return texts
}

// fill puts texts, in turn, into every text of a value, but for those that must be of a list, and
// fills every list.
func fill(v reflect.Value, key string, next func() string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			fill(v.Elem(), key, next)
		}
	case reflect.Struct:
		for field, value := range v.Fields() {
			if field.IsExported() {
				fill(value, field.Name, next)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			fill(v.Index(i), key, next)
		}
	case reflect.String:
		if !slices.Contains([]string{"Entry", "Schema", "Audience", "Verdict", "Stage", "Band", "UsesAI"}, key) {
			v.SetString(next())
		}
	}
}

// hostile gives an entry with hostile texts in every field. The first is the nth of them.
func hostile(t testing.TB, n int, texts []string) *register.Entry {
	e := entryOf(t, n)
	at := n
	fill(reflect.ValueOf(e), "", func() string { at++; return texts[at%len(texts)] })
	if strings.TrimSpace(plaintext.Line(e.Title)) == "" {
		e.Title = "Blank"
	}
	return e
}

// TestHostileTextStaysText puts hostile texts into every field of entries and of the register, and
// into a reason.
func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	texts := hostileTexts(t)
	var entries []*register.Entry
	for n := range texts {
		entries = append(entries, hostile(t, n, texts))
	}
	about := site.About{Title: texts[0], Publisher: texts[0], Contact: texts[5], Address: "https://register.shore.example/"}
	files := built(t, nil, site.Options{About: about, Day: day(1)}, entries...)
	few := entries[:2]
	older := built(t, nil, site.Options{About: about, Day: day(1)}, few...)
	few[0].Summary += "!"
	older = built(t, older, site.Options{Day: day(2)}, few...)
	s, err := site.Withdraw(older.register(t), older.read, id(1), 0, site.Withdrawal{On: day(3), Reason: texts[0]})
	older = written(t, s, err)
	for _, edition := range []edition{files, older} {
		sound(t, edition)
		for name, data := range edition {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			whole(t, name, data)
			if bytes.ContainsFunc(data, plaintext.Unsafe) {
				t.Errorf("%s holds a character that is not seen and acts", name)
			}
		}
	}
}

// whole tells whether a page has the parts that it must have, and linked data that is JSON.
func whole(t *testing.T, name string, data []byte) {
	t.Helper()
	page, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range page.Descendants() {
		count[n.Data]++
		if n.Data == "script" && n.Attr != nil {
			var linked map[string]any
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &linked); err != nil {
				t.Errorf("%s: the linked data is no JSON: %v", name, err)
			}
		}
	}
	for _, once := range []string{"title", "h1", "main", "footer", "header", "body", "link"} {
		if count[once] != 1 {
			t.Errorf("%s has %d of <%s>", name, count[once], once)
		}
	}
	scripts := map[bool]int{true: 2, false: 1}[name == "index.html"]
	if count["script"] > scripts {
		t.Errorf("%s has %d scripts", name, count["script"])
	}
}

// TestThePolicyLetsTheSearchRun works out the digest of the one script again, as a browser does.
func TestThePolicyLetsTheSearchRun(t *testing.T) {
	t.Parallel()
	files := built(t, nil, site.Options{Day: day(1)}, entryOf(t, 1))
	page, err := html.Parse(bytes.NewReader(files["index.html"]))
	if err != nil {
		t.Fatal(err)
	}
	policy, script := "", ""
	for n := range page.Descendants() {
		if n.Data == "script" && n.Attr == nil {
			script = n.FirstChild.Data
		}
		for _, a := range n.Attr {
			if n.Data == "meta" && strings.HasPrefix(a.Val, "default-src") {
				policy = a.Val
			}
		}
	}
	if !strings.Contains(policy, digestOf(script)) {
		t.Errorf("the policy %q does not let the script run, whose digest is %s", policy, digestOf(script))
	}
	for name := range maps.Keys(files) {
		if strings.HasSuffix(name, ".html") && name != "index.html" && bytes.Contains(files[name], []byte("script-src")) {
			t.Errorf("%s lets scripts run, and has none", name)
		}
	}
}
