// Checks JSON files against schemas with ajv, in strict mode: an unknown keyword,
// or one that does not fit its type, fails too.
// Usage: node schemas.mjs SCHEMA FILE... [-- SCHEMA FILE...]...
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TOOLS}/`);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

const groups = [[]];
for (const arg of process.argv.slice(2)) {
  if (arg === '--') groups.push([]);
  else groups.at(-1).push(arg);
}
let failed = false;
for (const [schema, ...files] of groups) {
  // allowUnionTypes: a fact is a text or null, which is one type in Go.
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(read(schema));
  if (files.length === 0) throw new Error(`nothing to check against ${schema}`);
  for (const file of files) {
    if (validate(read(file))) continue;
    failed = true;
    console.error(`${file} does not fit ${schema}:`, validate.errors);
  }
  // A schema that takes everything would prove nothing.
  if (validate({ unknown: true })) throw new Error(`${schema} takes anything`);
  console.log(`${files.length} files fit ${schema}`);
}
process.exit(failed ? 1 : 0);
