// Every page of the console in a real browser: axe-core's WCAG 2.2 AA, no scripts, no scrolling sideways at 400 % zoom, by keyboard,
// in both languages; and pictures of the main ones. `./dev console` runs it.
//
//   node pages.mjs ADDRESS NAME PASSWORD [FOLDER FOR PICTURES]
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address, name, password, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let passed = 0, failed = 0;

function check(good, what) {
  if (good) { passed++; return; }
  failed++;
  console.log(`not so: ${what}`);
}

async function look(page, what) {
  const found = await page.evaluate(`(async () => { ${axe}; const r = await axe.run(document, { runOnly: ${JSON.stringify(rules)} });
    return r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join('; ')); })()`);
  check(found.length === 0, `${what}: ${found.join('\n  ')}`);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 }); // 1280 pixels at 400 %
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  check(wide <= 320, `${what}: ${wide} pixels wide where 320 are to be had`);
  await page.setViewportSize(size);
}

async function signIn(page) {
  await page.goto(address + '/sign-in');
  await page.fill('#name', name);
  await page.fill('#password', password);
  await Promise.all([page.waitForURL(address + '/queue'), page.keyboard.press('Enter')]);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

// With scripts allowed, so that axe-core can run: none of ours may be tried.
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.on('console', message => check(message.text().includes('status of 404'), `the browser says: ${message.text()}`));
page.on('request', request => check(request.url().startsWith(address), `asked elsewhere: ${request.url()}`));

await page.goto(address + '/sign-in');
await look(page, 'sign-in');
await signIn(page);
const participant = await page.getAttribute('table a', 'href');
const returns = '/imports/1';
for (const language of ['en', 'cy']) {
  for (const path of ['/queue', '/search', participant, '/overview', '/audit', '/runs', '/imports', returns, '/people', '/access', '/password', '/no/such/page']) {
    await page.goto(`${address}${path}?lang=${language}`);
    check((await page.getAttribute('html', 'lang')) === language, `${path} speaks ${language}`);
    await look(page, `${path} (${language})`);
  }
  if (pictures) {
    for (const [path, file] of [['/queue', 'cases'], [participant, 'participant'], ['/overview', 'overview']]) {
      await page.goto(`${address}${path}?lang=${language}`);
      await page.screenshot({ path: `${pictures}/${file}_${language}.png`, fullPage: false });
    }
  }
}
// Paper: what can only be clicked is left out.
await page.goto(`${address}${participant}?lang=en`);
await page.emulateMedia({ media: 'print' });
check(!(await page.isVisible('nav')), 'the menu is not printed');
check(await page.isVisible('.tree'), 'the reasons are printed');
await page.emulateMedia({ media: 'screen' });

// Without scripts, by keyboard only: from the first key to the decision's preview and back.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
const typed = await plain.newPage();
await signIn(typed);
await typed.keyboard.press('Tab');
check(await typed.isVisible('.skip:focus'), 'the first key shows the way past the menu');
await typed.goto(address + participant);
const form = '.case form';
await typed.focus(`${form} input[value=certify]`);
await typed.keyboard.press('Space');
await typed.focus(`${form} textarea`);
await typed.keyboard.type('seen the portfolio');
await typed.keyboard.press('Tab');
await Promise.all([typed.waitForURL('**/preview'), typed.keyboard.press('Enter')]);
check((await typed.textContent('main')).includes('Nothing is recorded yet'), 'the preview says that nothing is recorded');
if (pictures) await typed.screenshot({ path: `${pictures}/preview_en.png` });
await Promise.all([typed.waitForURL('**/participant/*'), typed.click(`text=Back to the participant`)]);
check((await typed.textContent('h1')).length > 0, 'back at the participant');

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
