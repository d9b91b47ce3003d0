package fold_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"charter/assessment/fold"
)

func TestTextsThatReadTheSameFoldAlike(t *testing.T) {
	t.Parallel()
	for want, texts := range map[string][]string{
		"zoe o'brien": {
			"Zoë O'Brien", "Zoe\u0308 O’Brien", "ZOE O‘BRIEN", "  Zoë\u00a0 O'Brien\n", "Zo\u00adë\u2009O'Bri\u200ben", "Zo&euml; O&#39;Brien", "Ｚｏｅ Ｏ＇Ｂｒｉｅｎ",
			"**Zoë** O'Br*ie*n", "Zoë\u3164O'Brien", "Zoë\u0085O'Brien", "\ufeffZoë O'Brien", "Zoë O`Brien",
		},
		"soren lysaeght strasse": {"Søren Lysæght Straße", "SØREN LYSÆGHT STRASSE"},
		"s:/team/plan 7.docx":    {`S:\Team\Plan 7.docx`, "S:/Team/Plan%207.docx"},
		"":                       {"", " \n\u200b "},
	} {
		for _, text := range texts {
			if got := fold.String(text); got != want {
				t.Errorf("%q folds to %q, want %q", text, got, want)
			}
		}
	}
	for text, want := range map[string]string{
		"O’Brien's, the O’Briens’ Smith-Jones (James')": "obrien the obriens smith jones james",
		"a_b.c@d.example/e": "a b c d example e", "": "", "…": "",
	} {
		if got := fold.Plain(text); got != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func TestWordsTellHowTheyStand(t *testing.T) {
	t.Parallel()
	text := fold.Of("Ask Robin, via r.ash@City.example. Will it (may be) so?\nYes v2.0 Ok")
	capital, first, domain := "", "", ""
	for _, word := range text.Words {
		if word.Capital {
			capital += word.Text + " "
		}
		if word.First {
			first += word.Text + " "
		}
		if word.Domain {
			domain += word.Text + " "
		}
	}
	if capital != "ask robin city will yes ok " || first != "ask will yes " || domain != "city example " {
		t.Errorf("capital %q, first %q, domain %q", capital, first, domain)
	}
}

// Whatever is typed, folding is done once for all: what is folded folds to itself,
// and words lie in it one after another.
func TestFoldingIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := fold.Of(rapid.String().Draw(t, "text"))
		if !utf8.ValidString(text.Folded) {
			t.Fatalf("%q is no text", text.Folded)
		}
		end := 0
		for _, word := range text.Words {
			if word.Start < end || word.End < word.Start || word.End > len(text.Folded) {
				t.Fatalf("the word %q lies at %d to %d of %q", word.Text, word.Start, word.End, text.Folded)
			}
			end = word.End
		}
	})
}
