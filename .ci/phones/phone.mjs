// A phone in the workshop: Chromium at 360×740, with scripts or without, in light or dark.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { sleep } from './terminal.mjs';

const require = createRequire(`${process.env.TOOLS}/`);
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const launch = (executablePath) => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export class Phone {
  // looked is how many pages axe-core looked at, by kind.
  static looked = new Map();
  static words = new Set(); // the words for choices that were sent

  static async open(browser, name, { colorScheme = 'light', scripts = true, viewport = { width: 360, height: 740 } } = {}, shots = '') {
    const context = await browser.newContext({ colorScheme, javaScriptEnabled: scripts, viewport, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const phone = Object.assign(new Phone(), { name, scripts, colorScheme, context, shots, faults: [] });
    phone.page = await context.newPage();
    phone.page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') phone.faults.push(`loads ${request.url()}`);
      for (const word of (request.postData() ?? '').matchAll(/choice=([\w-]+)/g)) Phone.words.add(word[1]);
    });
    phone.page.on('console', (message) => message.type() === 'error' && !/ERR_|404/.test(message.text()) && phone.faults.push(`console: ${message.text()}`));
    return phone;
  }

  // sees waits for a text on the page, or for one of several.
  async sees(text, seconds = 12) {
    for (const end = Date.now() + 1000 * seconds; ;) {
      const shown = await this.page.evaluate(() => document.body.innerText).catch(() => '');
      if ([text].flat().some((one) => shown.replace(/\s+/g, ' ').includes(one))) return shown;
      if (Date.now() > end) throw new Error(`${this.name} does not see ${JSON.stringify(text)}:\n${shown}`);
      await sleep(50);
    }
  }

  async join(link) {
    await this.page.goto(link);
    await this.sees('Who are you?');
    await this.look('join');
    await this.page.getByRole('button', { name: this.name, exact: true }).click();
    const shown = await this.sees(['comes here by itself', 'This is not me']); // or what goes on now
    if (shown.includes('by itself')) await this.look('wait');
  }

  // vote chooses by what stands beside a button, with the pointer or with keys alone.
  async vote(choice, { reason = '', byKeys = false } = {}) {
    await this.sees('Put it in the box');
    await this.look('vote');
    const radios = this.page.locator('input[name=choice]');
    if (byKeys) {
      await radios.first().focus();
      await this.page.keyboard.press('Space');
      for (let i = 0; i < choice; i++) await this.page.keyboard.press('ArrowDown');
      if (reason) await this.page.keyboard.press('Tab').then(() => this.page.keyboard.type(reason));
      await this.page.getByRole('button', { name: 'Put it in the box' }).focus();
      await this.page.keyboard.press('Enter');
    } else {
      await radios.nth(choice).check();
      if (reason) await this.page.locator('textarea').fill(reason);
      await this.page.getByRole('button', { name: 'Put it in the box' }).click();
    }
    const shown = await this.sees(['Your vote is in the box', 'Everybody has had their turn']);
    if (shown.includes('Your vote')) await this.look('box');
  }

  // copy gives the page as it is now, in a window of its own that runs scripts and does not
  // go on to another page meanwhile.
  async copy() {
    this.still ??= await this.context.browser().newPage({ colorScheme: this.colorScheme, viewport: this.page.viewportSize(), deviceScaleFactor: 2 });
    let text = '';
    while (!text) text = await this.page.content().catch(() => sleep(50)); // it is being loaded anew
    await this.still.setContent(text.replace(/<script>.*?<\/script>/s, ''));
    return this.still;
  }

  // look asks axe-core for violations, whether the page is wider than the phone, and whether
  // all that is pressed is large enough.
  async look(kind) {
    const where = `${this.name}, ${kind}, ${this.colorScheme}, ${this.scripts ? 'with' : 'without'} scripts`;
    const key = `${kind} ${this.colorScheme} ${this.scripts ? 'scripts' : 'plain'} ${this.page.viewportSize().width}`;
    if (Phone.looked.has(key)) return;
    Phone.looked.set(key, 1);
    const page = await this.copy();
    await page.evaluate(axe);
    const { violations, incomplete, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete', 'passes'] }));
    for (const v of [...violations, ...incomplete]) this.faults.push(`${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' ')}`);
    if (passes.length < 10) this.faults.push(`${where}: axe-core looked at almost nothing`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) this.faults.push(`${where}: ${wide} pixels wider than the window`);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, label.choice, a, textarea, input:not([type=radio]):not([type=hidden])')].filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 80)));
    if (small.length > 0) this.faults.push(`${where}: too small to press: ${small}`);
    const kept = this.scripts ? await this.page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length).catch(() => 0) : 0;
    if (kept > 0) this.faults.push(`${where}: scripts can read something that is kept`);
    await page.screenshot({ path: `${this.shots}/${key.replaceAll(' ', '-')}.png`, fullPage: true });
  }
}
