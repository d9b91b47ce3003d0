// Writes the assessments that .ci/check-exports makes reports of.
// Usage: node inputs.mjs SAMPLE NEW HOSTILE FOLDER
//   SAMPLE   the worked example, a .charter.json
//   NEW      an assessment as charter new makes it
//   HOSTILE  lines of quoted text that tries to be markup
import fs from 'node:fs';
import path from 'node:path';

const [samplePath, newPath, hostilePath, folder] = process.argv.slice(2);
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const write = (name, value) =>
  fs.writeFileSync(path.join(folder, `${name}.charter.json`), `${JSON.stringify(value, null, 2)}\n`);

const sample = read(samplePath);
write('sample', sample);

const empty = read(newPath);
empty.project = { ...empty.project, title: 'A new project' };
write('nearly-empty', empty);

write('long', makeLong(structuredClone(sample)));
write('hostile', makeHostile(structuredClone(sample), hostileTexts()));

// makeLong gives an assessment with more of everything than a team would type.
function makeLong(a) {
  const sentence = 'The assistant answers a question, and a person can always take over when it cannot. ';
  const word = 'https://www.example.org/' + 'a-very-long-address-without-a-break/'.repeat(8);
  a.project.title = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitz';
  a.project.description = `${sentence.repeat(60)}\n\n`.repeat(4);
  for (let i = 0; i < 60; i++) {
    a.project.risks.push({ risk: `Risk ${i}. ${sentence}`, mitigation: sentence.repeat(3), status: 'open' });
    a.actions.push({ id: `long-${i}`, for: ['BEN-1'], text: `Step ${i}. ${sentence}`, owner: 'Product owner', due: '2027-01-31', status: 'open' });
  }
  for (const [id, answer] of Object.entries(a.answers)) {
    answer.note = `${sentence.repeat(20)}\n\n${word}`;
    answer.evidence = [...(answer.evidence ?? [])];
    for (let i = 0; i < 12; i++) {
      a.documents.push({ id: `${id}-${i}`, title: `Document ${i}: ${sentence}`, owner: 'Programme office', location: i % 2 ? word : 'Team drive, folder 7', date: '2026-05-01', public: i % 2 === 1 });
      answer.evidence.push({ document: `${id}-${i}` });
    }
  }
  return a;
}

// makeHostile puts hostile texts, in turn, wherever a team types freely. Nothing in
// it is private: the same texts stand in public places, and the leak check would
// rightly refuse to write them.
function makeHostile(a, texts) {
  let next = 0;
  const hostile = () => texts[next++ % texts.length];
  const kept = new Set(['id', 'document', 'decision', 'for', 'clause', 'state', 'status', 'type', 'organisation_type', 'personal', 'use', 'good_or_bad', 'by', 'facilitator', 'available']);
  const fill = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => fill(item, key));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, kept.has(k) ? v : fill(v, k)]));
    }
    return typeof value === 'string' && !/^\d{4}-\d\d-\d\d/.test(value) ? hostile() : value;
  };
  a.project = fill(a.project);
  a.actions = fill(a.actions);
  a.documents = a.documents.map((item) => ({ ...fill(item), public: true }));
  delete a.parking;
  a.answers = Object.fromEntries(Object.entries(a.answers).map(([id, answer]) => [id, {
    ...fill({ ...answer, rounds: undefined, reason: undefined, private_note: undefined, evidence: undefined }),
    evidence: (answer.evidence ?? []).map((item) => fill(item)),
    note: texts.slice(next % texts.length).concat(texts).slice(0, 8).join('\n\n'),
    ...(answer.rounds && { rounds: answer.rounds }),
    ...(answer.reason && { reason: `${hostile()} and this is long enough to be a reason` }),
  }]));
  return JSON.parse(JSON.stringify(a));
}

// hostileTexts reads lines quoted as in Go.
function hostileTexts() {
  return fs.readFileSync(hostilePath, 'utf8').split('\n').filter(Boolean)
    .map((line) => JSON.parse(line.replace(/(?<!\\)((?:\\\\)*)\\x([0-9a-f]{2})/g, '$1\\u00$2').replace(/\\a/g, '\\u0007').replace(/\\'/g, "'")));
}
