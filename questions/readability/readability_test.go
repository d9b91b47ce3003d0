package readability_test

import (
	"math"
	"strings"
	"testing"

	"charter/questions/readability"
)

// spoken are words of the questionnaire and everyday ones, cut into syllables.
const spoken = `
a i the we you year yes who use used us-es owned asked makes time times rule rules type types fire hour their there
change changed chan-ges jud-ges box-es match-es ser-vice ser-vi-ces pur-po-ses ca-ses ra-ces based need-ed want-ed da-ted up-da-ted
be me see a-gree a-greed tried car-ried pol-i-cies stud-ies se-ries spe-cies does goes true due val-ue is-sue con-tin-ue con-tin-ued
league di-a-logue u-nique tech-nique ar-gue ta-ble ta-bles peo-ple sim-ple hand-le hand-led set-tled called en-a-bled pos-si-ble pos-si-bly
state-ment base-ment safe-ly like-ly time-ly com-plete-ly use-ful care-ful home-less fair-ness busi-ness busi-nes-ses place-ment doc-u-ment en-vi-ron-ment
de-part-ment in-volve-ment re-quire-ment go-ing be-ing see-ing do-ing try-ing pay-ing eve-ning an-y-thing some-thing ev-ery-thing well-be-ing train-ing
some-one an-y-one ev-ery-one there-fore where-as house-hold soft-ware base-line life-time time-ta-ble stake-hold-er frame-work safe-ty nine-ty case-work-er
ar-e-a ar-e-as i-de-a i-de-as me-di-a vid-e-o ra-di-o au-di-o sce-nar-i-o bi-as tri-al di-al gi-ant pri-or li-on vi-o-lent bi-ol-o-gy pe-ri-od
se-ri-ous pre-vi-ous ob-vi-ous var-i-ous re-li-gious con-scious be-hav-iour ques-tion ac-tion de-ci-sion re-gion re-gion-al un-ion o-pin-ion mil-lion
spe-cial so-cial es-sen-tial in-i-tial con-fi-den-tial ma-te-ri-al cri-te-ri-a var-i-a-ble re-li-a-ble a-vail-a-ble gua-rdi-an as-so-ci-ate ne-go-ti-ate
ac-tu-al ac-tu-al-ly u-su-al an-nu-al e-val-u-ate e-val-u-a-tion in-di-vid-u-al vir-tu-al man-u-al per-suade lan-guage guard qual-i-ty e-qual-i-ty
in-flu-ence flu-ent se-quence fre-quent cru-el fu-el con-tin-u-ous con-ti-nu-i-ty eq-ui-ty build-ing guide quick re-quire suit suit-a-ble ru-in flu-id
sci-ence cli-ent di-et qui-et so-ci-e-ty va-ri-e-ty ex-pe-ri-ence au-di-ence pa-tient ef-fi-cient friend eas-i-er ear-li-er bar-ri-er high-er eas-i-est
cre-ate cre-at-ed cre-a-tive re-act re-al-i-ty real read rea-son re-as-sure re-ap-ply nu-cle-ar co-op-er-ate co-or-di-nate re-is-sue re-use re-o-pen
al-go-rith-m al-go-rith-ms crit-i-cis-m lay-er em-ploy-er buy-er may-or bu-reau-cra-cy an-on-y-mous per-son pro-ject prin-ci-ple pri-va-cy trans-par-en-cy
le-gal-i-ty ac-count-a-bil-i-ty re-spon-si-bil-i-ty trust-wor-thy gov-er-nance o-ver-sight ben-e-fi-cial se-cu-ri-ty in-clu-siv-i-ty in-no-va-tion bal-anced
res-i-dent res-i-dents coun-cil com-mu-ni-ty hos-pi-tal nurse pas-sen-ger sup-pli-er sup-pli-ers con-tract sig-na-to-ry reg-is-ter chal-lenge ev-i-dence
im-pact as-sess-ment of-fi-cer man-ag-er team lead board pan-el min-utes pub-lic re-view re-viewed test-ed out-side writ-ten chose named role where when how-ev-er
Sat-ur-day on-ly fam-i-ly sup-ply ap-ply re-ply ear-ly un-less com-ment mo-ment im-ple-ment king bring string this that with from
`

func TestSyllablesOfCommonWords(t *testing.T) {
	t.Parallel()
	var words, wrong int
	for cut := range strings.FieldsSeq(spoken) {
		word, want := strings.ReplaceAll(cut, "-", ""), 1+strings.Count(cut, "-")
		words++
		if got := readability.Syllables(word); got != want {
			wrong++
			t.Logf("%s: counted %d, spoken %d", word, got, want)
		}
	}
	if words < 300 || wrong*100 > words*3 {
		t.Errorf("%d of %d words counted wrong, more than 3 in 100", wrong, words)
	}
}

func TestSyllablesOfOtherWords(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{
		"": 0, "'": 0, "2026": 1, "LCR": 3, "DPIA": 4, "DPIAs": 4, "AI": 2, "WWW": 9,
		"isn't": 2, "didn’t": 2, "can't": 1, "don't": 1, "it's": 1, "resident's": 3, "we'll": 1, "they're": 1,
	} {
		if got := readability.Syllables(word); got != want {
			t.Errorf("Syllables(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestMeasureByHand(t *testing.T) {
	t.Parallel()
	// 9 words, 2 sentences, 11 syllables.
	got := readability.Measure("Tell people what you did. Then ask them again.")
	want := 206.835 - 1.015*9/2 - 84.6*11/9
	if got.Words != 9 || got.Sentences != 2 || got.Syllables != 11 || math.Abs(got.Ease-want) > 1e-9 {
		t.Errorf("Measure = %+v, want ease %.3f", got, want)
	}
	if got := readability.Measure(" -- \n"); got.Words != 0 || got.Ease != 0 {
		t.Errorf("a text without words = %+v", got)
	}
	hard := readability.Measure("We help. Organisational accountability necessitates multidisciplinary evaluation.")
	if !strings.HasPrefix(hard.Hardest.Text, "Organisational") || hard.Hardest.Ease > 0 {
		t.Errorf("hardest sentence = %+v", hard.Hardest)
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	text := "Ask e.g. a nurse. Version 1.2 is on gov.uk. \"Is it?\" he asked. Done\nNext line"
	want := []string{"Ask e.g. a nurse.", "Version 1.2 is on gov.uk.", `"Is it?" he asked.`, "Done", "Next line"}
	if got := readability.Sentences(text); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("Sentences = %q, want %q", got, want)
	}
}

func BenchmarkMeasure(b *testing.B) {
	text := strings.Repeat("Who would a resident call on a Saturday, and would anyone answer the telephone? ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		readability.Measure(text)
	}
}
