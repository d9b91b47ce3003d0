// Looks at every file of a register's site: each link within it leads to a file and a part that
// are there, no page loads or runs anything but its own, and the linked data of each page is
// JSON-LD, expanded by a processor that may fetch nothing.
// Usage: node register-links.mjs SITE
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TOOLS}/`);
const jsonld = require('jsonld');
const site = path.resolve(process.argv[2]);
const pages = fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html'));
const ids = new Map(pages.map((page) => [page, new Set()]));
const text = (page) => fs.readFileSync(path.join(site, page), 'utf8');
for (const page of pages) for (const [, id] of text(page).matchAll(/ id="([^"]*)"/g)) ids.get(page).add(id);

let links = 0, expanded = 0, size = 0;
const faults = [];
for (const page of pages) {
  const html = text(page);
  size += html.length;
  for (const [, href] of html.matchAll(/<(?:a|link)[^>]* href="([^"]*)"/g)) {
    if (/^(https?:|mailto:)/.test(href)) continue;
    links++;
    const [to, part] = href.split('#');
    const target = to === '' ? page : path.join(path.dirname(page), to);
    if (!fs.existsSync(path.join(site, target))) faults.push(`${page}: ${href} is not there`);
    else if (part && !ids.get(target)?.has(part)) faults.push(`${page}: ${href} has no such part`);
  }
  const data = html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s);
  if (!data) continue;
  const base = `https://register.example/${page}`;
  const documentLoader = (url) => { throw new Error(`${page}: the linked data asks for ${url}`); };
  const [node] = await jsonld.expand(JSON.parse(data[1]), { base, documentLoader });
  expanded++;
  const wanted = page === 'index.html'
    ? ['https://schema.org/name', 'http://www.w3.org/ns/dcat#dataset', 'https://schema.org/dataset']
    : ['https://schema.org/name', 'https://schema.org/distribution', 'http://purl.org/dc/terms/title', 'http://purl.org/dc/terms/issued', 'http://www.w3.org/ns/dcat#distribution'];
  for (const term of wanted) if (!node[term]) faults.push(`${page}: the linked data has no ${term}`);
  const kind = page === 'index.html' ? 'Catalog' : 'Dataset';
  if (!node['@type'].includes(`http://www.w3.org/ns/dcat#${kind}`)) faults.push(`${page}: it is no ${kind}`);
  const file = node['https://schema.org/distribution']?.[0]['https://schema.org/contentUrl']?.[0]['@id'];
  if (file && !fs.existsSync(path.join(site, new URL(file).pathname))) faults.push(`${page}: ${file} is not there`);
}
for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(`${links} links within ${pages.length} pages (${Math.round(size / 1e5) / 10} MB) lead somewhere; the linked data of ${expanded} was expanded`);
process.exit(faults.length > 0 || expanded < 2 ? 1 : 0);
