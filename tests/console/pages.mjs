// Every page of the console in a real browser, as each role, in both languages, with scripts and without; a handbook and the page of
// a simulation; and pictures of the main pages. `./dev console` runs it.
//
//   node pages.mjs ADDRESS PASSWORD FOLDER DRAFT [FOLDER FOR PICTURES]      FOLDER: pages that the program wrote
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { check, looksRight, reachedByKeyboard, tally } from './look.mjs';

const [address, password, written, draft, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const screen = { viewport: { width: 1280, height: 900 } };

/// Whoever looks: a page of a browser that has signed in as NAME.
async function visitor(name, more = {}) {
  const page = await (await browser.newContext({ ...screen, ...more })).newPage();
  page.setDefaultTimeout(120_000); // on a machine that is busy
  page.on('console', message => {
    if (!/status of 40[0-9]/.test(message.text())) check(false, `the browser says to ${name}: ${message.text()}`);
  });
  page.on('request', request => check(request.url().startsWith(address), `asked elsewhere: ${request.url()}`));
  await page.goto(address + '/sign-in');
  await page.fill('#name', name);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function look(page, what, scripts = true) {
  if (process.env.LOUD) console.log(`${Math.round(performance.now() / 1000)} s: ${what}`);
  if (scripts) await looksRight(page, what);
  await reachedByKeyboard(page, what, scripts);
}

const menu = page => page.$$eval('nav a', links => links.map(a => a.getAttribute('href')));

// Signing in, right and wrong.
const stranger = await (await browser.newContext(screen)).newPage();
await stranger.goto(address + '/sign-in');
await look(stranger, 'sign-in');
await stranger.fill('#name', 'nobody');
await stranger.fill('#password', 'wrong');
await stranger.press('#password', 'Enter');
await stranger.waitForSelector('[role=alert]');
await look(stranger, 'sign-in, refused');

// Pictures for the documentation, before anything is decided.
if (pictures) {
  const model = await visitor('officer', { viewport: { width: 1000, height: 700 } });
  const first = await model.getAttribute('tbody tr:nth-child(2) a', 'href');
  for (const [path, file, language, height] of [['/queue', 'cases', 'en', 600], [first, 'participant', 'en', 1500],
    ['/queue/decide', 'several', 'en', 700], ['/programmes', 'programmes', 'cy', 1100], ['/overview', 'overview', 'en', 700]]) {
    await model.goto(`${address}${path}?lang=${language}`);
    await model.screenshot({ path: `${pictures}/${file}.png`, fullPage: true, clip: { x: 0, y: 0, width: 1000, height } });
  }
  await model.context().close();
}

/// The page of the participant who holds what can be revoked.
async function holder(page, language = 'en') {
  await page.goto(`${address}/search?lang=${language}`);
  await page.fill('#id', 'ABT/0033');
  await page.press('#id', 'Enter');
  await page.waitForURL('**/participant/*');
}

/// As far as the preview of what takes a status away or gives it back.
async function proposeChange(page, reason) {
  const form = 'details form[action$="/revoking/preview"]';
  await page.click(`details:has(form[action$="/revoking/preview"]) > summary`);
  await page.fill(`${form} textarea`, reason);
  await page.click(`${form} button`);
  await page.waitForURL('**/revoking/preview');
}

/// What a preview shows is confirmed, and told.
async function confirmChange(page) {
  await page.click('main form button');
  await page.waitForURL(url => url.pathname.startsWith('/participant/') && !url.pathname.includes('revoking'));
  check(await page.isVisible('[role=status]'), 'what was decided is told');
}

/// As far as the preview of a waiver.
async function propose(page, reason) {
  await page.fill('#waive-until', '2027-03-31');
  await page.fill('#waive-reason', reason);
  await page.click('#propose-waiver button');
  await page.waitForURL('**/waiver/preview');
}

// All pages that each role has, and one that it has not.
const beyond = ['/password', '/no/such/page'];
for (const role of ['officer', 'auditor', 'policy', 'operator', 'administrator']) {
  const page = await visitor(role);
  const paths = [...await menu(page), ...beyond];
  check(paths.length > beyond.length, `${role} has a menu`);
  for (const path of paths) {
    await page.goto(address + path);
    await look(page, `${path} as ${role}`);
  }
  await page.goto(address + (role === 'officer' ? '/audit' : '/queue/decide'));
  check((await page.textContent('h1')).includes('not for your role'), `${role} is told what is not for them`);
  await look(page, `a page that is not for ${role}`);
  await page.context().close();
}

// Somebody who is everything, in both languages, with what a menu does not show.
const all = await visitor('mair.jones');
await all.goto(address + '/queue');
const participant = await all.getAttribute('table a', 'href');
for (const language of ['en', 'cy']) {
  for (const path of [...await menu(all), participant, `${participant}/correction`, '/audits/1', '/audits?all=1', '/imports/1', '/queue/decide', ...beyond]) {
    await all.goto(`${address}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    check((await all.getAttribute('html', 'lang')) === language, `${path} speaks ${language}`);
    await look(all, `${path} (${language})`);
  }
  // What only forms lead to.
  await all.goto(address + participant);
  await all.check('.case input[value=certify]');
  await all.fill('.case textarea', 'x');
  await all.click('.case button');
  await all.waitForURL('**/preview');
  await look(all, `preview (${language})`);
  await all.goto(address + '/queue/decide');
  await all.check('#certify-0');
  await all.check('#decline-1');
  await all.check('#defer-2');
  await all.fill('#until-2', '2027-01-31');
  await all.fill('#reason-2', 'x');
  await all.click('main form[method=post] button');
  await all.waitForURL('**/preview');
  await look(all, `preview of several, one of them refused (${language})`);
  await all.goto(address + participant);
  await all.check('.case input[value=defer]');
  await all.fill('.case input[type=date]', '2027-01-31');
  await all.fill('.case textarea', 'x');
  await all.click('.case button');
  await all.waitForURL('**/preview');
  await look(all, `preview of a case put off (${language})`);
  await all.goto(address + participant);
  await propose(all, 'x');
  await look(all, `preview of a waiver (${language})`);
  await holder(all, language);
  await proposeChange(all, 'x');
  await look(all, `preview of a revocation (${language})`);
  await all.goto(`${address}/queue?escalated=mine`);
  await look(all, `what is escalated to somebody (${language})`);
  await all.goto(address + '/search');
  await all.fill('#id', 'zz');
  await all.press('#id', 'Enter');
  await all.waitForSelector('[role=alert]');
  await look(all, `nobody found (${language})`);
}

// While one types, with scripts.
await all.goto(`${address}/search?lang=en`);
const whom = (await (async () => { await all.goto(address + participant); return all.textContent('h1'); })()).trim();
await all.goto(address + '/search');
await all.type('#id', whom.slice(0, -1));
await all.waitForSelector('#found table');
check((await all.textContent('#found')).includes(whom), 'who is found while one types');
await look(all, 'found while typing');

// Paper: what can only be clicked is left out.
await all.goto(address + participant);
await all.emulateMedia({ media: 'print' });
for (const gone of ['nav', '.who', 'form']) check(!(await all.isVisible(gone)), `${gone} is not printed`);
check(await all.isVisible('.tree'), 'the reasons are printed');
check(await all.$$eval('details', folded => folded.every(d => d.getBoundingClientRect().height > 0)), 'what is folded is printed');
await all.emulateMedia({ media: 'screen' });

// Without scripts, by keyboard only: every page, then from the first key to a decision.
const plain = await visitor('mair.jones', { javaScriptEnabled: false });
for (const path of [...await menu(plain), participant, `${participant}/correction`, '/audits/1', '/imports/1', '/queue/decide', '/password']) {
  await plain.goto(address + path);
  await look(plain, `${path} without scripts`, false);
}
await plain.goto(address + '/queue');
await plain.keyboard.press('Tab');
check(await plain.isVisible('.skip:focus'), 'the first key shows the way past the menu');
await plain.goto(address + '/search');
await plain.focus('#id');
await plain.keyboard.type(whom);
await Promise.all([plain.waitForURL('**/participant/*'), plain.keyboard.press('Enter')]);
await plain.focus('.case input[value=certify]');
await plain.keyboard.press('Space');
await plain.focus('.case textarea');
await plain.keyboard.type('seen the portfolio');
await plain.keyboard.press('Tab');
await Promise.all([plain.waitForURL('**/preview'), plain.keyboard.press('Enter')]);
check((await plain.textContent('main')).includes('Nothing is recorded yet'), 'the preview says that nothing is recorded');
await plain.focus('main form button');
await Promise.all([plain.waitForURL('**/participant/*'), plain.keyboard.press('Enter')]);
check((await plain.textContent('[role=status]')).includes('Certified'), 'the decision is told');

// A waiver: proposed by one, approved by another, by keyboard and without scripts, and shown.
await plain.goto(address + participant);
await propose(plain, 'trained abroad');
await plain.focus('main form button');
await Promise.all([plain.waitForURL('**/waivers/1?done=1'), plain.keyboard.press('Enter')]);
check((await plain.$('input[value=approve]')) === null, 'whoever proposes is not offered to approve');
await look(plain, 'a waiver that waits', false);
const other = await visitor('officer');
await other.goto(address + '/queue');
check((await other.textContent('main')).includes('Waivers that wait for people: 1'), 'the queue has the proposal');
await look(other, 'the queue with a proposal');
await other.goto(address + '/waivers/1');
await look(other, 'a waiver to be answered');
await other.check('input[value=approve]');
await other.click('main form[method=post] button');
await other.waitForURL('**/preview');
await look(other, 'preview of an approval');
await other.click('main form button');
await other.waitForURL('**/waivers/1?done=1');
await look(other, 'a waiver that holds');
for (const language of ['en', 'cy'])
  for (const path of ['/waivers?which=all', '/waivers/1', '/audit/waivers', '/overview', participant]) {
    await all.goto(`${address}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await look(all, `${path} with a waiver (${language})`);
  }
await all.goto(`${address}/queue?lang=en`);

// Several at once, to the end; then the page that says what was recorded.
await all.goto(address + '/queue/decide');
await all.check('#certify-1');
await all.check('#certify-2');
await all.fill('#reason-2', 'seen both portfolios');
await all.click('main form[method=post] button');
await all.waitForURL('**/preview');
await all.click('main form button');
await all.waitForSelector('[role=status]');
check(/2 (of|o) 2/.test(await all.textContent('[role=status]')), 'both are recorded');
await look(all, 'several decided');

// A status that is taken away by one and confirmed by another, shown to both languages, and given back.
await holder(plain);
await proposeChange(plain, 'the portfolio was copied');
await confirmChange(plain);
await look(plain, 'a revocation that waits', false);
for (const language of ['en', 'cy']) {
  await holder(other, language);
  await look(other, `a revocation to be confirmed (${language})`);
}
await other.check('.case input[value=confirm]');
await other.click('.case form button');
await other.waitForURL('**/revoking/preview');
await look(other, 'preview of a confirmation (cy)');
await confirmChange(other);
for (const language of ['en', 'cy']) {
  await holder(other, language);
  await look(other, `a status that was taken away (${language})`);
  await proposeChange(other, 'the appeal was upheld');
  await look(other, `preview of giving back (${language})`);
}
await confirmChange(other);
await look(other, 'a status that was given back');

// A draft: its files chosen, and what it would change.
await all.goto(address + '/draft');
await all.setInputFiles('#files', draft);
await all.click('main form button');
await all.waitForSelector('main h2');
await look(all, 'what a draft would change');

// Pages that the program writes into files.
const reader = await (await browser.newContext(screen)).newPage();
for (const name of readdirSync(written).filter(each => each.endsWith('.html'))) {
  await reader.goto(`file://${written}/${name}`);
  await looksRight(reader, name);
  if (name.startsWith('simulation')) await reachedByKeyboard(reader, name); // a handbook's links are hundreds
}

await browser.close();
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
