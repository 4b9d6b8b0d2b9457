import assert from 'node:assert/strict';
import test from 'node:test';
import { namedInFull, withWords } from '../../mmsid/ui/interface/shared/word_search.js';

const item = (/** @type {string} */ id, /** @type {string} */ title) => ({
  id,
  title,
  department: 'Kitchen',
  type: 'Mugs',
});
const ITEMS = [item('m1', 'Red mug'), item('m2', 'Big red mug'), item('m3', 'Blue cup'), item('m4', 'Blue cup')];
const ids = (/** @type {{ id: string }[]} */ found) => found.map(({ id }) => id);

test('all words, or parts of words, in any order and case', () => {
  assert.deepEqual(ids(withWords(ITEMS, 'MUG re')), ['m1', 'm2']);
  assert.deepEqual(ids(withWords(ITEMS, ' kitch  blue ')), ['m3', 'm4']);
  assert.deepEqual(ids(withWords(ITEMS, 'red cup')), []);
  assert.deepEqual(ids(withWords(ITEMS, 'Blue cup (m4)')), ['m4']);
});

test('a whole title names a product where only one has it, with its id always', () => {
  assert.equal(namedInFull(ITEMS, ' red MUG ')?.id, 'm1');
  assert.equal(namedInFull(ITEMS, 'blue cup'), null);
  assert.equal(namedInFull(ITEMS, 'Blue cup (m4)')?.id, 'm4');
  assert.equal(namedInFull(ITEMS, ''), null);
});
