package forget_test

import (
	"encoding/json"
	"strings"
	"testing"

	"charter/assessment/forget"
)

func TestANameIsFoundHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{
		"Zoë O’Brien", "ZOE O'BRIEN", "Zoe O’Brien", "zoë o'brien", "O'Brien, Zoë", "Zoë Ann O'Brien", "Zoë A. O'Brien", "Z. O'Brien", "Z O'Brien",
		"Zoë\u00a0O'Brien", "Zo\u00adë O'Bri\u200ben", "zoe.obrien@example.org", "z.obrien@example.org", "zobrien@example.org", "zoe_obrien@example.org", "Ｚoe O'Brien",
	} {
		text, _ := json.Marshal("Ask " + typed + " or the team.")
		out, found, _ := forget.Name(text, "Zoë O'Brien")
		if want := `"Ask ` + forget.Removed + ` or the team."`; string(out) != want || len(found) != 1 || found[0].Text != typed {
			t.Errorf("%q: %s, found %v", typed, out, found)
		}
	}
}

func TestOthersAreLeft(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Zoë Smith", "Mary O'Brien", "the O'Brien Centre", "a zoe", "team@example.org", "(Zoë) and (O'Brien)"} {
		data, _ := json.Marshal(text)
		if out, found, _ := forget.Name(data, "Zoë O'Brien"); len(found) > 0 || string(out) != string(data) {
			t.Errorf("%q became %s", text, out)
		}
	}
	if _, found, left := forget.Name([]byte(`["Zoë came","Zoë O'Brien"]`), "Zoë O'Brien"); len(found) != 1 || len(left) != 1 || left[0].Text != "Zoë" {
		t.Errorf("found %v, left %v", found, left)
	}
}

// An initial and a surname, run together or apart, are words that stand in sentences too.
func TestWordsOfASentenceAreLeft(t *testing.T) {
	t.Parallel()
	for name, texts := range map[string][]string{
		"Sam Tate": {"the state of it", "State it", "S. Smith"},
		"Ann Ward": {"a ward of 20 beds", "A ward round", "what I ward off", "a, ward"},
		"Paul Lan": {"the plan"},
	} {
		for _, text := range texts {
			data, _ := json.Marshal(text)
			if out, found, _ := forget.Name(data, name); len(found) > 0 || string(out) != string(data) {
				t.Errorf("%s: %q became %s", name, text, out)
			}
		}
	}
	for name, typed := range map[string]string{"Sam Tate": "state@example.org", "Ann Ward": "a_ward@example.org", "Paul Lan": "P Lan", "Иван Петров": "И. Петров"} {
		data, _ := json.Marshal(typed)
		if out, found, _ := forget.Name(data, name); len(found) != 1 || string(out) != `"`+forget.Removed+`"` {
			t.Errorf("%s: %q became %s", name, typed, out)
		}
	}
	if _, _, left := forget.Name([]byte(`"samtate or state"`), "Sam Tate"); len(left) != 1 || left[0].Text != "state" {
		t.Errorf("left and told: %v", left)
	}
}

// The keys of the file are no mentions, but for those that are names; these stay apart.
func TestKeysOfTheFileStay(t *testing.T) {
	t.Parallel()
	const data = `{"known_as": {"note": "person", "d. note": "person", "dee note": "person"}, "answers": {"note" : "Note wrote it"}}`
	const want = `{"known_as": {"(name removed)": "person", "d. (name removed)": "person", "dee (name removed)": "person"}, "answers": {"note" : "(name removed) wrote it"}}`
	if out, _, _ := forget.Name([]byte(data), "Note"); string(out) != want {
		t.Errorf("it became %s", out)
	}
	const twice = `{"known_as":{"dee note":"person","d. note":"person","dnote@x.example":"person"}}`
	const apart = `{"known_as":{"(name removed)":"person","(name removed) 2":"person","(name removed) 3":"person"}}`
	if out, _, _ := forget.Name([]byte(twice), "Dee Note"); string(out) != apart {
		t.Errorf("it became %s", out)
	}
}

// All else stays byte for byte, and a key is a text too.
func TestTheRestStaysAsItWas(t *testing.T) {
	t.Parallel()
	const data = "{\n  \"known_as\": {\"ada mensah\": \"person\"},\n  \"note\": \"<b> \\u00e9 1\",\n  \"by\": \"Ada Mensah\"\n}\n"
	out, found, _ := forget.Name([]byte(data), "Ada Mensah")
	want := strings.NewReplacer("ada mensah", forget.Removed, "Ada Mensah", forget.Removed).Replace(data)
	if string(out) != want || len(found) != 2 || found[1].Line != 4 {
		t.Errorf("%s\nfound %v", out, found)
	}
	if out, found, _ := forget.Name([]byte(data), " - "); string(out) != data || len(found) > 0 {
		t.Error("no name took something out")
	}
}

// TestIDsAndValuesOfTheFileStay takes out names that are also ids or values of the file, or
// words of the short name of the project.
func TestIDsAndValuesOfTheFileStay(t *testing.T) {
	t.Parallel()
	const file = `{"id": "0199a8f0-0000-7000-8000-000000000001", "project": {"id": "dee-falls-list", "title": "Dee's falls list"},
"assessors": [{"id": "a1", "name": "A1"}, {"id": "a2", "name": "Dee"}], "answers": {"BEN-1": {"state": "level", "by": "a2", "check": {"by": "Dee"}, "note": "Level with Dee, a1 says."}},
"sessions": [{"id": "dee1", "present": ["a1", "dee"]}], "actions": [{"id": "x1", "for": ["dee"], "status": "open", "text": "Open the door for Dee"}]}`
	for name, want := range map[string]string{
		"A1":    strings.NewReplacer(`"name": "A1"`, `"name": "(name removed)"`).Replace(file),
		"Level": strings.Replace(file, "Level with", "(name removed) with", 1),
	} {
		if out, _, _ := forget.Name([]byte(file), name); string(out) != want {
			t.Errorf("%s:\n%s", name, out)
		}
	}
	out, _, _ := forget.Name([]byte(file), "Dee")
	for _, stays := range []string{`"by": "a2"`, `"check": {"by": "(name removed)"}`, `["a1", "dee"]`, `"for": ["dee"]`, `"id": "name-removed-falls-list"`} {
		if !strings.Contains(string(out), stays) {
			t.Errorf("%s is gone:\n%s", stays, out)
		}
	}
}

// TestHowARiskStandsIsWordsOfPeople takes a name out of a field that has the key of a value.
func TestHowARiskStandsIsWordsOfPeople(t *testing.T) {
	t.Parallel()
	const file = `{"project": {"risks": [{"risk": "Delay", "status": "With Dee Mensah since May"}]}, "actions": [{"id": "x1", "status": "done"}]}`
	want := strings.Replace(file, "Dee Mensah", forget.Removed, 1)
	if out, _, _ := forget.Name([]byte(file), "Dee Mensah"); string(out) != want {
		t.Errorf("it became %s", out)
	}
	if out, _, _ := forget.Name([]byte(file), "Do Ne"); string(out) != file {
		t.Errorf("a value of the file went: %s", out)
	}
}

// TestANameOfOneWordIsNoOrdinaryWord leaves the word where it has no capital.
func TestANameOfOneWordIsNoOrdinaryWord(t *testing.T) {
	t.Parallel()
	const text = `"It will be Will who will ask, and a will is left to read."`
	out, found, _ := forget.Name([]byte(text), "Will")
	if want := strings.Replace(text, "Will", forget.Removed, 1); string(out) != want {
		t.Errorf("it became %s", out)
	}
	if len(found) != 1 || found[0].Where != "It will be Will who will ask, and a will is l…" {
		t.Errorf("found %v", found)
	}
}

func TestOrdinaryWordsAreNoNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a", "A", "A.", "an", "An", "will", "ada mensah", "Ada mensah", "a Mensah", "a1"} {
		if forget.Check(name) == nil {
			t.Errorf("%q is looked for", name)
		}
	}
	for _, name := range []string{"Will", "JM", "J.M.", "Jo Marsden", "A. Mensah", "Vincent van Gogh", "McCoy", "Ó Briain", "李明", "O'Brien", "eBay Smith"} {
		if err := forget.Check(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}
