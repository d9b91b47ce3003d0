// Checks lists of parts (sbom.cdx.json) against the published schema of CycloneDX 1.6, and
// the names of licences against the list of SPDX that comes with it.
// Usage: node sbom.mjs FILE...
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TOOLS}/`);
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const schema = (name) => read(path.join(process.env.TOOLS, 'node_modules/@cyclonedx/cyclonedx-library/res/schema', `${name}.SNAPSHOT.schema.json`));

// The schema is not ours, so it need not pass as strict; it names the others by address.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat('iri-reference', true);
ajv.addFormat('idn-email', true);
for (const name of ['spdx', 'jsf-0.82']) {
  ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
}
const validate = ajv.compile(schema('bom-1.6'));
const licences = schema('spdx').enum;
const files = process.argv.slice(2);
if (files.length === 0) throw new Error('nothing to check');
for (const file of files) {
  const bill = read(file);
  if (!validate(bill)) throw new Error(`${file} does not fit CycloneDX 1.6: ${JSON.stringify(validate.errors)}`);
  for (const part of [bill.metadata.component, ...bill.components]) {
    const unknown = part.licenses.flatMap((l) => l.expression.split(' AND ')).filter((name) => !licences.includes(name));
    if (unknown.length > 0) throw new Error(`${file}: SPDX knows no licence ${unknown} of ${part.name}`);
  }
  // A schema that takes everything would prove nothing.
  if (validate({ ...bill, serialNumber: 'unknown' })) throw new Error('the schema takes anything');
}
console.log(`${files.length} files fit CycloneDX 1.6`);
