package check_test

import "testing/fstest"

const packFile = `format: charter-pack/1
id: small
version: 1.0.0
title: A small charter
source: https://example.org/charter
licence: CC BY 4.0
credit: The people of Smallville.
legal_checked: 2026-10-01
levels: [Not in place, Partly in place, In place, In place and checked]
tie_rule: Between two levels, choose the lower.
definitions: [{id: outside, term: Outside the project, meaning: Someone who is not on the project., words: [outside the project]}]
clauses:
  - {id: 1a, text: "say who gains"}
  - {id: 2a, text: "keep data where it belongs"}
glossary:
  - {term: DPO, long: data protection officer, meaning: The person who guards the rules on personal data.}
  - {term: DPIA, long: data protection impact assessment, meaning: A look at the risks to people., aliases: [DPIAs]}
`

const firstGuidance = `## What that means...

Utilisation of institutional data necessitates accountability; the DPO is compliant.

## In practice

Say who gains, and how you will know.

### Common ways to fall short

- The page says "the project is certified" and no more.

### Legal notes

Checked in October 2026.

- Your data protection officer (DPO) can tell you more. The DPO knows.

Self-assessment. Not legal advice. Ask your DPO, Caldicott Guardian or legal lead.
`

const firstQuestions = `title: Open
wording: charter
statement: "Open: Utilisation of institutional data necessitates accountability."
questions:
  - id: OPN-1
    text: Have you written down who gains?
    why: The charter asks who gains.
    help: |
      **Where to look.** Ask the data protection officer (DPO). Read the paper that set the work going, and look for the people it names. Then ask one of them.

      **A strong answer**: "Our page names the riders of the night bus and the shops on its way. It says how we count them. In May the riders' panel read the page with us and put one name right."

      **A weak answer**: "It is compliant." That names no one, and it gives no figure that anyone could look up.

      **Counts as evidence.** The page, with its title, place and date. For level 3, the note of the panel that read it.
    clauses: [1a]
    essential_from: idea
    levels:
      - Nobody has said who gains.
      - Some of level 2 is in place, but a part is missing, such as a name.
      - A page names all who gain.
      - As level 2, and someone outside the project confirmed it.
    evidence: [a page, the DPO's note]
    prompts:
      - Who gains most?
      - Who loses?
    cases:
      - {situation: A draft page names the riders but not the shops on the way of the bus., level: 1}
      - {situation: The bus is an idea. Nobody has asked yet who would ride on it or why., level: 0}
      - {situation: Two people run the bus. Their page names the riders and the shops on its way., level: 2}
`

const secondGuidance = `## What that means...

In our words: keep data where it belongs.

## In practice

Know where it is.
`

const secondQuestions = `title: Kept
wording: paraphrase
link: https://example.org/charter
statement: Keep data where it belongs.
questions:
  - id: KPT-1
    text: Do you know where the data is kept?
    why: The charter asks you to keep data where it belongs.
    help: "**Where to look.** Ask the team. Look for the list of machines and of the rooms they stand in. Read it with the person who has the key, and see if it is true today.\n\n**A strong answer**: \"It is on one machine in the town hall. Two of us have the key. In May the clerk of another town came to look, and found it as the list says.\"\n\n**A weak answer**: \"It is in good hands.\" That names no place at all.\n\n**Counts as evidence.** The list, with its title, place and date. For level 3, the letter of the clerk."
    clauses: [2a]
    essential_from: live
    applies: {all: [personal_data], any: [supplier, shares_data], from: pilot}
    levels: [No one knows., "Some of level 2 is in place, but a part is missing, such as a room.", It is on a list for this project., "As level 2, and someone outside the project confirmed the list."]
    evidence: [a list]
    prompts: [Where is it?, Who has the key?]
    reach: {before: live, level: 2, text: Nobody can see the list before it is used.}
    cases:
      - {situation: The list has the rooms but not the machines that hold the data., level: 1}
      - {situation: The rooms are not built yet. The plan says where the data will be kept., level: 1}
      - {situation: One clerk holds the data in one room. The list has one line and a date., level: 2}
`

// base is a small pack with no fault in it.
func base() map[string]string {
	return map[string]string{
		"pack.yaml":              packFile,
		"01-open/guidance.md":    firstGuidance,
		"01-open/questions.yaml": firstQuestions,
		"02-kept/guidance.md":    secondGuidance,
		"02-kept/questions.yaml": secondQuestions,
	}
}

func files(contents map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, data := range contents {
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}
