// A workshop of ten: six on phones in Chromium, four at the keyboard of a terminal. It is led
// as a facilitator would, with talk and a second round, a round that is voided, somebody who
// leaves, a program that is killed in the middle of a round, and a second day. Whatever was
// written meanwhile is searched for who chose what.
// Usage: node workshop.mjs CHROMIUM CHARTER FILE FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Phone, launch } from './phone.mjs';
import { Terminal, rasterise, sleep } from './terminal.mjs';

const [executablePath, charter, file, folder] = process.argv.slice(2);
const failures = [];
const must = (held, ...words) => held || failures.push(words.join(' '));
const step = (words) => console.log(`   ${words}`);

// Every version of the file that stood on the disk is kept.
const versions = new Set();
const keep = () => { try { versions.add(fs.readFileSync(file, 'utf8')); } catch { /* it is being replaced */ } };
fs.watch(path.dirname(file), keep);

const raw = path.join(folder, 'raw');
const terminal = new Terminal(`charter-phones-${process.pid}`, raw, 120, 40);
const port = 18000 + process.pid % 2000;
const command = (theme) => `env HOME=${folder}/home ${charter} workshop ${file} --as '' --theme ${theme} --phones 127.0.0.1:${port} 2>>${folder}/errors`;
const rounds = (id) => JSON.parse(fs.readFileSync(file, 'utf8')).answers[id].rounds.filter((r) => r.session);
const link = async () => {
  const [, at, code] = /Phones: (\S+) code (\w+)/.exec(await terminal.sees('Phones: '));
  return `http://${at}/${code}`;
};
const held = async (id, done) => { // how the last round on a question stands, once it does
  for (let i = 0; i < 200; i++, await sleep(50)) if (done(rounds(id).at(-1))) break;
  return rounds(id).at(-1);
};
const levels = (r) => r && r.levels.join(' ');

// people lists who has no phone and comes to the keyboard.
const atKeyboard = async (...choices) => {
  for (const choice of choices) {
    await terminal.sees('has no phone here');
    await terminal.keys('Enter');
    await terminal.sees('Nothing shows');
    await terminal.keys(choice, choice);
    await sleep(150);
  }
};

const browser = await launch(executablePath);
try {
  step('the QR code is read from the screen in every theme, at three sizes');
  for (const theme of ['light', 'contrast', '16', 'dark']) {
    terminal.start(command(theme));
    await terminal.sees('Start a new session');
    await terminal.keys('Down', 'Enter');
    await terminal.sees('Before you begin');
    await terminal.keys('M');
    await terminal.sees('On your phone');
    await sleep(200);
    for (const cell of [3, 6, 10]) {
      rasterise(terminal.frame('-e'), cell, `${folder}/code.ppm`);
      const read = execFileSync('zbarimg', ['--raw', '-q', `${folder}/code.ppm`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      must(read.toLowerCase() === (await link()).toLowerCase(), `${theme}, ${cell}: the code reads ${read}`);
    }
    if (theme !== 'dark') { await terminal.keys('C-c'); await sleep(300); }
  }

  step('ten people, six of them on phones');
  await terminal.keys('j');
  await terminal.sees('Tick who is in the room');
  await terminal.keys('*', 'Escape');
  await terminal.sees('0 of 10 joined');
  const looks = [{}, { colorScheme: 'dark' }, { scripts: false }, { colorScheme: 'dark', scripts: false }, { viewport: { width: 180, height: 370 } }, { viewport: { width: 1280, height: 800 } }];
  const names = ['Robin Ashcroft', 'Samira Hale', 'Owen Pryce', 'Grace Lindley', 'Jo Marsden', 'Ada Byrne'];
  const phones = await Promise.all(names.map((name, i) => Phone.open(browser, name, looks[i], folder)));
  await phones[0].page.goto(`http://127.0.0.1:${port}/`);
  await phones[0].look('code');
  await phones[0].page.goto(`http://127.0.0.1:${port}/WRONG2`);
  await phones[0].look('lost');
  const all = async (text) => { for (const phone of phones) await phone.sees(text); };
  const join = async () => { for (const phone of phones) await phone.join(await link()); };
  await join();
  await terminal.sees('6 of 10 joined');
  await terminal.keys('Escape');
  await terminal.sees('Before you begin');
  await terminal.keys('Enter');
  await terminal.sees('Why we are here');
  await terminal.keys('Enter');
  await terminal.sees('BEN-1');

  step('a round on which people differ, with reasons, and a second one');
  await terminal.keys('Enter');
  await terminal.sees('Rate now');
  for (const [i, choice] of [0, 0, 3, 3, 2].entries()) {
    await phones[i].vote(choice, { byKeys: i === 3, reason: i < 2 ? 'No list is there.' : '' });
  }
  await atKeyboard('1', '2', '3', '0');
  const last = (await terminal.sees('9 of 10 have had their turn')) && Date.now();
  await phones[5].vote(1);
  await terminal.sees('All 10 have had their turn');
  must(Date.now() - last < 10000, 'the last vote took long');
  await all('Everybody has had their turn');
  for (const phone of phones) await phone.look('counted');
  await terminal.keys('Enter');
  await terminal.sees('Views differ');
  await all('Level 0: 3 people');
  for (const phone of phones) await phone.look('result');
  let r = await held('BEN-1', (round) => round?.complete);
  must(levels(r) === '3 2 2 3' && r.way.join() === 'phones,turns' && r.reasons.join() === 'No list is there.', `round 1: ${JSON.stringify(r)}`);
  await terminal.keys('w');
  await terminal.sees('No list is there.');
  await terminal.keys('Escape', 'r');
  await terminal.sees('Rate now');
  await Promise.all(phones.map((phone) => phone.vote(2)));
  await atKeyboard('2', '2', '2', '1');
  await terminal.sees('All 10 have had their turn');
  await terminal.keys('Enter');
  await all('Level 2: 9 people');
  r = await held('BEN-1', (round) => levels(round) === '0 1 9 0');
  must(levels(r) === '0 1 9 0', `round 2: ${JSON.stringify(r)}`);

  step('a break');
  await terminal.keys('b');
  await all('A break');
  for (const phone of phones) await phone.look('pause');
  await terminal.keys('Enter', 'Right');
  await terminal.sees('BEN-2');
  await all('comes here by itself');

  step('a round that is voided, voted anew by everybody; and somebody who leaves');
  await terminal.keys('Enter');
  await terminal.sees('Rate now');
  for (const phone of phones.slice(0, 3)) await phone.vote(0);
  await terminal.keys('V');
  await terminal.sees('Void the round');
  await terminal.keys(...'Not understood', 'C-s');
  await terminal.sees('The round was voided');
  for (const phone of phones) if (!phone.scripts) await phone.page.reload(); // nothing is loaded anew below a form
  await all('comes here by itself');
  await terminal.keys('Enter');
  await terminal.sees('Rate now');
  for (const phone of phones.slice(0, 5)) await phone.vote(3);
  await atKeyboard('3', '3', '3', '3');
  await terminal.sees('9 of 10 have had their turn');
  await terminal.keys('j', 'Down', 'Down', 'Down', 'Down', 'Down', 'Space', 'Escape'); // the sixth leaves
  await terminal.sees('All 9 have had their turn');
  await terminal.keys('Enter');
  r = await held('BEN-2', (round) => round?.complete);
  must(levels(r) === '0 0 0 9' && r.present === 9, `after a leaver: ${JSON.stringify(r)}`);
  await phones[5].sees('Who are you?');
  await terminal.keys('j', 'Down', 'Down', 'Down', 'Down', 'Down', 'Space', 'Escape');
  await terminal.sees('BEN-2');
  await phones[5].join(await link());

  step('killed in the middle of a round: what was in the box counts');
  await terminal.keys('Right');
  await terminal.sees('BEN-3');
  await terminal.keys('Enter');
  await terminal.sees('Rate now');
  for (const phone of phones.slice(0, 4)) await phone.vote(1);
  await atKeyboard('0');
  await held('BEN-3', (round) => round?.voted?.length === 5);
  process.kill(terminal.pid(), 'SIGKILL');
  await sleep(300);
  keep();
  terminal.start(command('dark'));
  await terminal.sees('A round is open: 5 of 10 have had their turn');
  await phones[0].sees('There is no such page', 30); // it was told by itself that the code is another
  for (const phone of phones.slice(0, 4)) {
    await phone.page.goto(await link());
    await phone.page.getByRole('button', { name: phone.name, exact: true }).click();
    await phone.sees('comes here by itself');
  }
  await terminal.keys('Enter');
  await terminal.sees('Rate now');
  for (const phone of phones.slice(0, 4)) await phone.sees('Your vote is in the box');
  for (const phone of phones.slice(4)) {
    await phone.page.goto(await link());
    await phone.page.getByRole('button', { name: phone.name, exact: true }).click();
    await phone.vote(2);
  }
  await atKeyboard('2', '2', '2');
  await terminal.sees('All 10 have had their turn');
  await terminal.keys('Enter');
  r = await held('BEN-3', (round) => round?.complete);
  must(levels(r) === '1 4 5 0', `after the crash: ${JSON.stringify(r)}`);

  step('the end, and a second day');
  await terminal.keys('E');
  await terminal.sees('End of the session');
  await terminal.keys('y');
  await all('The session has ended');
  for (const phone of phones) await phone.look('over');
  await sleep(300);
  await terminal.keys('C-c');
  await sleep(500);
  terminal.start(command('light'));
  await terminal.sees('Go on where you stopped');
  await terminal.keys('Enter');
  await terminal.sees('Before you begin');
  await terminal.keys('j');
  await terminal.sees('Tick who is in the room');
  await terminal.keys('S', 'Escape');
  await terminal.sees('0 of 10 joined');
  await join();
  await terminal.keys('Enter');
  await terminal.sees('BEN-3'); // on which views differed the day before
  await terminal.keys('r');
  await terminal.sees('Rate now');
  await Promise.all(phones.map((phone) => phone.vote(2)));
  await atKeyboard('2', '2', '2', '2');
  await terminal.sees('All 10 have had their turn');
  await terminal.keys('Enter');
  r = await held('BEN-3', (round) => levels(round) === '0 0 10 0');
  must(levels(r) === '0 0 10 0' && rounds('BEN-3').length === 2, `the second day: ${JSON.stringify(r)}`);
  await terminal.keys('C-c');
  await sleep(700);

  step('the reports');
  for (const audience of ['public', 'internal']) {
    execFileSync(charter, ['export', file, '--audience', audience, '--format', 'md,json', '--out', `${folder}/${audience}`], { stdio: 'ignore' });
    const [report] = fs.readdirSync(`${folder}/${audience}`).filter((name) => name.endsWith('.report.md'));
    const text = fs.readFileSync(`${folder}/${audience}/${report}`, 'utf8');
    must(text.includes('unseen on phones and unseen at one keyboard'), `the ${audience} report does not say how people rated`);
    must(text.includes('No list is there.') === (audience === 'internal'), `the ${audience} report and the reasons`);
    must(!names.some((name) => text.includes(name)) || audience === 'internal', 'the public report names somebody');
    execFileSync(charter, ['verify', `${folder}/${audience}/${report.replace('.md', '.json')}`], { stdio: 'ignore' });
  }

  step('nothing that was written tells who chose what');
  keep();
  must(versions.size > 20, `only ${versions.size} versions of the file were seen, so this proves nothing`);
  must(Phone.words.size > 25, `only ${Phone.words.size} votes were seen being sent`);
  for (const text of versions) {
    let a;
    try { a = JSON.parse(text); } catch { continue; }
    for (const answer of Object.values(a.answers)) {
      for (const round of answer.rounds ?? []) {
        must(round.complete || round.levels.every((n) => n === 0) && !round.unsure && !round.passed && !round.reasons, 'a version of the file shows votes of an open round');
        must(!round.complete || !round.voted, 'a version of the file names who voted in a complete round');
      }
    }
  }
  const kept = fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)).filter((name) => fs.statSync(name).isFile() && !name.includes('tools'));
  for (const text of [...versions, ...kept.map((name) => fs.readFileSync(name, 'latin1'))]) {
    for (const word of Phone.words) must(!text.includes(word), 'a word that stood for a choice was written');
  }
  must(fs.readFileSync(`${folder}/errors`, 'utf8') === '', 'the program said something about errors');
  for (const phone of phones) for (const fault of phone.faults) must(false, fault);
  console.log(`   ${Phone.looked.size} pages were looked at with axe-core, ${versions.size} versions of the file, ${Phone.words.size} votes`);
} catch (err) {
  failures.push(String(err.stack));
} finally {
  terminal.end();
  await browser.close();
}
for (const failure of new Set(failures)) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);
