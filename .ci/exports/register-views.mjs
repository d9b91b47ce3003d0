// Opens pages of a register's site in headless Chromium, from the folder and from a web server,
// with scripts and without, in light and dark and at three widths: axe-core finds no violation,
// nothing is asked of another computer, the policy of no page is broken, no page is wider than its
// window. Then it looks for a project, and prints an entry on A4.
// Usage: node register-views.mjs CHROMIUM SITE FOLDER PAGE...
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TOOLS}/`);
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [executablePath, site, folder, ...pages] = process.argv.slice(2);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.json': 'application/json', '.csv': 'text/csv' };
const server = http.createServer((request, response) => {
  const file = path.join(site, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'text/plain' }).end(fs.readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const bases = [`file://${path.resolve(site)}/`, `http://127.0.0.1:${server.address().port}/`];

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failed = false, looked = 0;
const fail = (...words) => { failed = true; console.error(...words); };

// open opens a page, and watches what it does.
async function open(base, name, options) {
  const context = await browser.newContext({ colorScheme: options.colorScheme, viewport: { width: options.width, height: 800 } });
  const page = await context.newPage();
  // axe-core needs scripts itself, so what a page has without them is the page with its script taken out
  if (!options.javaScriptEnabled) await page.route(base + name, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: fs.readFileSync(path.join(site, name), 'utf8').replace(/<script>.*?<\/script>/s, '') }));
  const where = `${base.slice(0, 4)} ${name}, ${options.colorScheme}, ${options.width} wide, ${options.javaScriptEnabled ? 'with' : 'without'} scripts`;
  page.on('request', (request) => request.url().startsWith(base) || request.url().endsWith('/favicon.ico') || fail(`${where}: asks for ${request.url()}`));
  page.on('dialog', (dialog) => { fail(`${where}: a script ran: ${dialog.message()}`); dialog.dismiss(); });
  page.on('console', (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && fail(`${where}: ${message.text()}`));
  page.on('pageerror', (error) => fail(`${where}: ${error.message}`));
  await page.goto(base + name);
  return { context, page, where };
}

for (const base of bases) {
  for (const name of pages) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [320, 360, 1280]) {
        for (const javaScriptEnabled of [true, false]) {
          if (base === bases[1] && (width !== 320 || colorScheme === 'dark')) continue; // it is the same page
          if (name !== 'index.html' && (!javaScriptEnabled || colorScheme === 'dark' && width === 360)) continue; // it has no script
          const { context, page, where } = await open(base, name, { colorScheme, width, javaScriptEnabled });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) fail(`${where}: ${wide} pixels wider than the window`);
          if (await page.evaluate(() => getComputedStyle(document.querySelector('header')).borderTopWidth) !== '10px') fail(`${where}: has not its style`);
          if (name === 'index.html' && await page.locator('#search').isVisible() !== javaScriptEnabled) fail(`${where}: the search is ${javaScriptEnabled ? 'not ' : ''}there`);
          await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
          await page.evaluate(axe);
          const { violations, incomplete, passes } = await page.evaluate(() => axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations', 'incomplete', 'passes'] }));
          for (const v of violations) fail(`${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' ')}`);
          for (const i of incomplete) {
            const known = i.id === 'color-contrast' && i.nodes.every((n) => n.html.includes('aria-hidden="true"'));
            if (!known) fail(`${where}: axe-core cannot judge ${i.id}: ${i.nodes.map((n) => n.html.slice(0, 80)).slice(0, 5).join(' ')}`);
          }
          if (passes.length < 10) fail(`${where}: axe-core looked at almost nothing`);
          looked++;
          await context.close();
        }
      }
    }
  }
}

// Where scripts may really not run, there is no search that does nothing.
const plain = await browser.newContext({ javaScriptEnabled: false });
const without = await plain.newPage();
await without.goto(`${bases[0]}index.html`);
if (await without.locator('#search').isVisible()) fail('without scripts there is a search');
if (await without.locator('.entries a').count() === 0) fail('without scripts there is no list');
await plain.close();

// A resident with a phone looks for potholes, and reads a page.
const { context, page } = await open(bases[0], 'index.html', { colorScheme: 'light', width: 360, javaScriptEnabled: true });
await page.getByLabel('Find a project').fill('pothole REPORTS sefton');
const found = await page.getByRole('status').textContent();
if (!/^\d+ of \d+ projects$/.test(found)) fail(`the search says: ${found}`);
await page.screenshot({ path: path.join(folder, 'search-360.png') });
const first = page.locator('.entries > li:visible a').first();
if (!/pothole/i.test(await first.textContent())) fail(`the search has found: ${await first.textContent()}`);
await first.click();
await page.screenshot({ path: path.join(folder, 'entry-360.png'), fullPage: true });
const glance = await page.locator('.glance').innerText();
for (const question of ['Is AI used?', 'Who answers for it?', 'Can I say no?', 'What is still open?', 'When is it looked at again?']) {
  if (!glance.includes(question)) fail(`at a glance the page does not answer: ${question}`);
}
await page.getByRole('link', { name: 'Can I say no?' }).click();
if (!page.url().endsWith('#opt-out')) fail(`the way to say no leads to ${page.url()}`);
await page.pdf({ path: path.join(folder, 'entry.pdf'), preferCSSPageSize: true });
await context.close();
await browser.close();
server.close();
console.log(`axe-core looked at ${looked} views of ${pages.length} pages`);
process.exit(failed ? 1 : 0);
