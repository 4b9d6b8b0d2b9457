import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GLOSSARY, partsWithMeaning } from '../../mmsid/ui/interface/shared/glossary_words.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf-8');
const plain = (/** @type {string} */ text) => text.replace(/[*`]/g, '').replaceAll("'", '’').trim();
const WORDS = README.slice(README.indexOf('| word | meaning |'), README.indexOf('## Python'));
const ROWS = new Map([...WORDS.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(([, word, meaning]) => [word, plain(meaning)]));

test('every word means on the page what the README says', () => {
  for (const [term, meaning] of Object.entries(GLOSSARY)) assert.equal(plain(meaning), ROWS.get(term), term);
});

test('the first mention of each word can be asked, and nothing is lost', () => {
  const text = 'A semantic ID is a path of codes, and Codes have codewords; encoded, casework.';
  const parts = partsWithMeaning(text);
  assert.equal(parts.map((part) => part.text).join(''), text);
  assert.deepEqual(
    parts.flatMap((part) => (part.meaning ? [part.text] : [])),
    ['semantic ID', 'codes', 'codewords'],
  );
  assert.equal(parts[1].meaning, GLOSSARY['semantic ID']);
  assert.deepEqual(partsWithMeaning('nothing to ask'), [{ text: 'nothing to ask' }]);
  assert.deepEqual(partsWithMeaning(''), []);
});
