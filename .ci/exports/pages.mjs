// Opens HTML pages in headless Chromium: asks axe-core for violations in light and
// dark, at three widths; watches that nothing is loaded, no script runs and no page
// is wider than its window; prints each on A4. What axe-core leaves to a person must
// be the contrast of text over SVG, which the tests of exports/document work out, of a
// sign of one character that stands beside its words, or, where the window is narrow, of
// text that has scrolled out of sight.
// Usage: node pages.mjs CHROMIUM FOLDER PAGE...
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TOOLS}/`);
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [executablePath, folder, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failed = false;
let looked = 0;
const fail = (...words) => { failed = true; console.error(...words); };

for (const file of pages) {
  const address = `file://${path.resolve(file)}`;
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 360, 1280]) {
      const where = `${path.basename(file)}, ${colorScheme}, ${width} wide`;
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      page.on('request', (request) => request.url() === address || fail(`${where}: loads ${request.url()}`));
      page.on('dialog', (dialog) => { fail(`${where}: a script ran: ${dialog.message()}`); dialog.dismiss(); });
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) fail(`${where}: ${wide} pixels wider than the window`);
      if (await page.evaluate(() => document.querySelectorAll('script, iframe, object, embed, form, img').length) > 0) {
        fail(`${where}: holds an element that no report has`);
      }
      await page.evaluate(axe);
      const { violations, incomplete, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete', 'passes'] }));
      for (const v of violations) fail(`${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' ')}`);
      looked++;
      for (const i of incomplete) {
        const known = i.id === 'color-contrast' && (width < 1280 || i.nodes.every((n) => n.html.startsWith('<text ') || n.html.includes('aria-hidden="true"')));
        if (!known) fail(`${where}: axe-core cannot judge ${i.id}: ${i.nodes.map((n) => n.html.slice(0, 80)).slice(0, 5).join(' ')}`);
      }
      if (passes.length < 10) fail(`${where}: axe-core looked at almost nothing`);
      if (colorScheme === 'light' && width === 1280) {
        await page.pdf({ path: path.join(folder, `${path.basename(file, '.html')}.pdf`), preferCSSPageSize: true });
      }
      await page.close();
    }
  }
}
await browser.close();
console.log(`axe-core looked at ${looked} views of ${pages.length} pages`);
process.exit(failed ? 1 : 0);
