// The extension's colours: `node grammar.js TREE`, in a folder that has vscode-textmate and vscode-oniguruma, which are
// what the editor colours with. `./dev vscode` runs it before it packs.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const here = createRequire(path.join(process.cwd(), 'x.js'));
const textmate = here('vscode-textmate');
const oniguruma = here('vscode-oniguruma');
const tree = process.argv[2];

let passed = 0, failed = 0;
function check(what, ok, found) {
  if (ok) { passed += 1; return; }
  failed += 1;
  console.log(`wrong: ${what}: ${JSON.stringify(found)}`);
}

// A line, a part of it, and the scope in which that part stands; null: in none.
const cases = [
  ['requirement in_time "In time" {', 'requirement', 'keyword.declaration'],
  ['requirement in_time "In time" {', 'in_time', 'entity.name.type'],
  ['requirement in_time "In time" {', '"In time"', 'string.quoted'],
  ['  held "Held on":  date  # on the day', '# on the day', 'comment.line'],
  ['  label "with # and \\" in it"  # why', 'with # and ', 'string.quoted'],
  ['  label "with # and \\" in it"  # why', '\\"', 'constant.character.escape'],
  ['  label "with # and \\" in it"  # why', '# why', 'comment.line'],
  ['  label @cy "Cymraeg"', '@cy', 'storage.modifier.language'],
  ['  appointed on or after 2026-09-01', '2026-09-01', 'constant.numeric.date'],
  ['  appointed on or after 2026-09-01', 'on or after', 'keyword.operator.word'],
  ['  valid for 20 working days', '20 working days', 'constant.numeric.duration'],
  ['  share at least 12.5%', '12.5%', 'constant.numeric'],
  ['  share at least 12.5%', 'at least', 'keyword.operator.word'],
  ['  all of {', 'all of', 'keyword.control'],
  ['  in_time: residential exists', 'in_time', null],
  ['  in_time: residential exists', 'residential', null],
  ['always "nobody is left": a implies b', 'always', 'keyword.declaration'],
  ['  agreed is unknown', 'unknown', 'constant.language'],
];

/// The words of a list in the language's own sources.
function words(name) {
  const source = fs.readFileSync(path.join(tree, 'dsl/parse/scan/words.cpp'), 'utf8');
  const list = new RegExp(`constexpr auto ${name} =[^;]*;`).exec(source)[0];
  return [...list.matchAll(/"([a-z]+)"/g)].map((found) => found[1]);
}

async function main() {
  const wasm = path.join(path.dirname(here.resolve('vscode-oniguruma')), 'onig.wasm');
  await oniguruma.loadWASM(fs.readFileSync(wasm).buffer);
  const file = path.join(tree, 'adapters/editors/vscode/syntaxes/safon.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file),
  });
  const grammar = await registry.loadGrammar('source.safon');
  const scopesOf = (line, part) => {
    const at = line.indexOf(part);
    const token = grammar.tokenizeLine(line, textmate.INITIAL).tokens.find((each) => each.startIndex <= at && at < each.endIndex);
    return token.scopes.slice(1);
  };
  for (const [line, part, scope] of cases) {
    const scopes = scopesOf(line, part);
    check(`${part} in ${line}`, scope === null ? scopes.length === 0 : scopes.some((each) => each.startsWith(scope)), scopes);
  }
  for (const word of words('reserved')) check(word, scopesOf(`  ${word} `, word).length > 0, 'no colour');
  for (const word of words('declarations')) check(word, scopesOf(`${word} name`, word).length > 0, 'no colour');
  // A text that is not closed ends with its line, as in the language.
  const open = grammar.tokenizeLine('  label "half', textmate.INITIAL);
  const after = grammar.tokenizeLine('requirement able {', open.ruleStack).tokens[0].scopes;
  check('the line after an open text', after.some((each) => each.startsWith('keyword.declaration')), after);
  // What the manifest names is there.
  const extension = path.join(tree, 'adapters/editors/vscode');
  const manifest = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const { languages, grammars } = manifest.contributes;
  for (const named of [manifest.main, languages[0].configuration, grammars[0].path])
    check(named, fs.existsSync(path.join(extension, named)), 'not there');
  check('one language', languages[0].id === grammars[0].language && languages[0].extensions.includes('.safon'), languages);
  JSON.parse(fs.readFileSync(path.join(extension, languages[0].configuration), 'utf8'));
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main();
