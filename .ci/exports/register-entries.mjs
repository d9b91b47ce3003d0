// Writes the entries that .ci/check-register makes a register of.
// Usage: node register-entries.mjs ENTRY HOSTILE COUNT FOLDER EDITION
//   ENTRY    a register entry as charter export writes it
//   HOSTILE  lines of quoted text that tries to be markup; they stand in every tenth entry
//   COUNT    how many
//   FOLDER   where to
//   EDITION  1, or 2: then every tenth entry says something new
import fs from 'node:fs';
import path from 'node:path';

const [entryPath, hostilePath, count, folder, edition] = process.argv.slice(2);
const sample = JSON.parse(fs.readFileSync(entryPath, 'utf8'));
const hostile = fs.readFileSync(hostilePath, 'utf8').split('\n').filter(Boolean)
  .map((line) => line.slice(1, -1)).concat('</script><script>alert(1)</script>', 'javascript:alert(1)', '<!--<script>', '" onmouseover="alert(1)');

const what = ['Bus booking assistant', 'Falls risk list', 'Pothole reports', 'School places forecast', 'Housing repairs planner', 'Library chat helper',
  'Social prescribing finder', 'Street light sensors', 'Ambulance demand forecast', 'Ŵaste collection routes', 'Énergie advice', '東京 exchange'];
const where = ['Liverpool', 'Wirral', 'Sefton', 'Knowsley', 'Halton', 'St Helens'];
const stages = ['idea', 'design', 'pilot', 'live', 'retired'];
const kinds = [['yes', 'generative', 'recommends'], ['yes', 'machine-learning', 'informs'], ['no', 'rules', 'decides'], ['no', 'none', 'none'], ['', '', '']];
const verdicts = ['not_ready', 'ready_with_actions', 'ready'];
const pick = (list, n) => list[n % list.length];

for (let n = 0; n < Number(count); n++) {
  const entry = structuredClone(sample);
  const [uses, kind, role] = pick(kinds, n);
  entry.entry = `0199a3b4-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  entry.example = false;
  entry.title = `${pick(what, n)}, ${pick(where, n)} ${Math.floor(n / 12) + 1}`;
  entry.id = `project-${n}`;
  entry.organisation = `${pick(where, n)} ${pick(['Council', 'NHS Trust', 'University', 'Bus Partnership'], Math.floor(n / 6))}`;
  entry.area = [pick(where, n), pick(where, n + 1)];
  entry.stage = pick(stages, n);
  Object.assign(entry, { uses_ai: uses, algorithm_kind: kind, decision_role: role });
  entry.charter.verdict = pick(verdicts, n);
  entry.opt_out.ai_use.available = pick(['yes', 'no', 'not-applicable'], n);
  if (n % 7 === 0) Object.assign(entry, { outcomes: [], risks: [], engagement: [], actions: [], declared_departures: [] });
  if (n % 10 === 3) makeHostile(entry, n);
  if (edition === '2' && n % 10 === 0) entry.scale = `About ${n} conversations a day.`;
  fs.writeFileSync(path.join(folder, `${n}.register.json`), JSON.stringify(entry, null, 2));
}

// makeHostile puts hostile texts wherever a team types freely.
function makeHostile(entry, n) {
  let next = n;
  const fill = (value) => {
    if (Array.isArray(value)) return value.map(fill);
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fixed.has(k) ? v : fill(v)]));
    return typeof value === 'string' && !/^\d{4}-\d\d-\d\d/.test(value) ? pick(hostile, next++) : value;
  };
  const fixed = new Set(['schema', 'entry', 'audience', 'stage', 'uses_ai', 'algorithm_kind', 'decision_role', 'charter', 'dates', 'date', 'due', 'until', 'next', 'last', 'notice_codes', 'atrs', 'withheld', 'report_digest', 'available', 'personal', 'use', 'good_or_bad', 'id', 'title']);
  const { title } = entry;
  Object.assign(entry, fill(entry), { title: `${title} ${pick(hostile, n)}` });
}
