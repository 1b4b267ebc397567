// What is asked of every page: axe-core's WCAG 2.2 AA, no scrolling sideways at 400 % zoom, everything reached by keyboard.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const tally = { passed: 0, failed: 0 };

export function check(good, what) {
  if (good) { tally.passed++; return; }
  tally.failed++;
  console.log(`not so: ${what}`);
}

/// Not for pages on which scripts are forbidden: axe-core is one.
export async function looksRight(page, what) {
  const found = await page.evaluate(`(async () => { ${axe}; const r = await axe.run(document, { runOnly: ${JSON.stringify(rules)} });
    return r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join('; ')); })()`);
  check(found.length === 0, `${what}: ${found.join('\n  ')}`);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 }); // 1280 pixels at 400 %
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > 320 && !e.parentElement.closest('[role=region]') && !e.closest('.skip'))
    .slice(0, 4).map(e => e.outerHTML.slice(0, 90)).join(' | ')]);
  check(wide[0] <= 320, `${what}: ${wide[0]} pixels wide where 320 are to be had: ${wide[1]}`);
  await page.setViewportSize(size);
}

/// Everything that can be used has to be reached with the tabulator, and to show that it was. Of buttons of which one is
/// chosen, browsers stop at one; the arrows lead to the others.
export async function reachedByKeyboard(page, what, scripts = true) {
  const wanted = await page.evaluate(() => {
    let n = 0;
    const groups = new Set();
    for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]):not([hidden]), select, textarea, summary, [tabindex="0"]')) {
      const closed = e.closest('details:not([open])');
      if (closed && !(e.tagName === 'SUMMARY' && e.parentElement === closed)) continue;
      if (e.type === 'radio') { if (groups.has(e.name)) continue; groups.add(e.name); }
      e.dataset.wanted = e.type === 'radio' ? 'group ' + e.name : String(n);
      n++;
    }
    return n;
  });
  const reached = new Set();
  let unseen = '';
  const note = at => {
    if (!at) return;
    if (at.name !== undefined) reached.add(at.name);
    if (!at.shown && !unseen) unseen = at.html;
  };
  const look = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e);
    return { name: e.type === 'radio' ? 'group ' + e.name : e.dataset.wanted,
      shown: style.outlineStyle !== 'none' && style.outlineWidth !== '0px', html: e.outerHTML.slice(0, 90) };
  };
  const stops_of_a_date = 5; // its day, month, year and calendar
  const presses = wanted + 10 + stops_of_a_date * await page.$$eval('input[type=date]', all => all.length);
  if (scripts) {
    // The page notes by itself where the keyboard goes, so that nobody has to ask after each key.
    await page.evaluate(`window.went = []; document.addEventListener('focusin', () => window.went.push((${look})()))`);
    await Promise.all(Array.from({ length: presses }, () => page.keyboard.press('Tab')));
    (await page.evaluate('window.went')).forEach(note);
  } else {
    for (let press = 0; press < presses && reached.size < wanted; press++) {
      await page.keyboard.press('Tab');
      note(await page.evaluate(look));
    }
  }
  check(reached.size >= wanted, `${what}: ${reached.size} of ${wanted} things are reached by keyboard`);
  check(!unseen, `${what}: nothing shows where the keyboard is at ${unseen}`);
}
