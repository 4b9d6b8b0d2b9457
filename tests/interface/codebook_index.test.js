import assert from 'node:assert/strict';
import test from 'node:test';
import { codebookIndex } from '../../mmsid/ui/interface/shared/codebook_index.js';

const MUGS = { text: 'mugs', share: 0.75, count: 3 };
const RED = { text: 'red', share: 1, count: 2 };
const HATS = { text: 'hats', share: 1, count: 1 };
const NONE = { text: 'no product yet', share: 0, count: 0 };

/** @param {number[]} parents */
const codebook = (parents = []) =>
  codebookIndex(
    /** @type {any} */ ({
      codebook_sizes: [3, 2, 2],
      roles: ['kind', 'look', 'one'],
      parents,
      codes: [
        [0, 0, 2, 0],
        [0, 1, 0, 1],
        [0, 0, 0, 1],
      ],
      captions: [
        [MUGS, NONE, HATS],
        [{ text: 'blue', share: 1, count: 2 }, RED],
      ],
      which: ['with a saucer', 'tall', 'knitted', 'small'],
      untrue: [0, 1, 0, 0],
      unchecked: [0, 0, 0, 2],
    }),
  );

test('a prefix has the products whose IDs begin with it', () => {
  const { id, below, belongs } = codebook();
  assert.deepEqual(id(2), ['a2', 'b0', 'c0']);
  assert.deepEqual(
    [below([]), below(['a0']), below(['a0', 'b1']), below(['a1'])],
    [[0, 1, 2, 3], [0, 1, 3], [1, 3], []],
  );
  assert.deepEqual([belongs(1, ['a0', 'b1']), belongs(1, ['a2'])], [true, false]);
});

test('a code alone has the products of all shelves', () => {
  const { below, belongs, next, knows, chip } = codebook();
  assert.deepEqual(
    [below(['b0']), below(['b1'])],
    [
      [0, 2],
      [1, 3],
    ],
  );
  assert.deepEqual([belongs(2, ['b0']), belongs(2, ['b1'])], [true, false]);
  assert.deepEqual(next(['b0']), []);
  assert.deepEqual([below(['zebra']), below(['a9', 'zebra']), below(['a0', 'b0', 'c0', 'd0'])], [[], [], []]);
  assert.deepEqual([['b0'], ['c0'], ['b0', 'c0'], ['b2']].map(knows), [true, false, false, false]);
  assert.deepEqual(chip(['b1']), { code: 'b1', caption: 'red', share: 1, count: 2, holds: null });
});

test('a code that has one parent stands under it alone', () => {
  const { whole, knows, possible } = codebook([0, 2]);
  assert.deepEqual([whole(['b1']), whole(['a1']), whole(['c1'])], [['a2', 'b1'], ['a1'], ['c1']]);
  assert.deepEqual([['a2', 'b1'], ['a0', 'b1'], ['b1']].map(knows), [true, false, false]);
  assert.deepEqual([possible(['a2']), possible(['a1']), possible([])], [['b1'], [], ['a0', 'a1', 'a2']]);
  assert.deepEqual(codebook().possible(['a1']), ['b0', 'b1']);
});

test('a product says of each code whether it holds, and at last which one it is', () => {
  const { itemChips, chip } = codebook();
  assert.deepEqual(itemChips(1), [
    { code: 'a0', caption: 'mugs', share: 0.75, count: 3, holds: false },
    { code: 'b1', caption: 'red', share: 1, count: 2, holds: true },
    { code: 'c0', caption: 'tall', share: 1, count: 1, holds: true },
  ]);
  assert.deepEqual(
    itemChips(3).map(({ holds }) => holds),
    [true, null, true],
  );
  assert.equal(chip(['a0', 'b1', 'c1']).caption, 'small');
  assert.equal(chip(['a0', 'b0', 'c1']).caption, 'no product yet');
});

test('the codes that follow come with most products first', () => {
  const { next } = codebook();
  assert.deepEqual(next([]), [['a0'], ['a2']]);
  assert.deepEqual(next(['a0']), [
    ['a0', 'b1'],
    ['a0', 'b0'],
  ]);
  assert.deepEqual(next(['a0', 'b1', 'c0']), []);
});

test('a prefix is known as far as the codebooks go', () => {
  const { knows } = codebook();
  for (const known of [['a2'], ['a1', 'b1']]) assert.ok(knows(known));
  for (const unknown of [[], ['a3'], ['c0'], ['a0', 'b0', 'c0', 'd0'], ['a-1'], ['a0x']]) assert.ok(!knows(unknown));
});

test('what a visitor adds stands under its codes, until it is removed', () => {
  const index = codebook();
  const chips = /** @type {any[]} */ (
    ['a1', 'b1', 'c1'].map((code) => ({ code, caption: `mine ${code}`, holds: true }))
  );
  index.setAdded([{ row: 7, id: ['a1', 'b1', 'c1'], chips }]);
  assert.deepEqual([index.below(['a1']), index.below([]), index.below(['b1'])], [[7], [0, 1, 2, 3, 7], [1, 3, 7]]);
  assert.deepEqual(index.chip(['a1']), { code: 'a1', caption: 'new products', share: 1, count: 1, holds: null });
  assert.equal(index.chip(['a1', 'b1', 'c1']).caption, 'mine c1');
  assert.equal(index.itemChips(7), chips);
  index.setAdded([]);
  assert.deepEqual([index.below(['a1']), index.below([])], [[], [0, 1, 2, 3]]);
  assert.equal(index.chip(['a1']).caption, 'no product yet');
  assert.deepEqual(index.id(7), ['a1', 'b1', 'c1'], 'what still shows it goes on doing so');
  assert.deepEqual(
    index.chips(['a0', 'b1']).map(({ caption }) => caption),
    ['mugs', 'red'],
  );
});

test('a hundred thousand products are indexed where somebody looks', () => {
  const count = 100_000;
  const column = (/** @type {number} */ size) => Array.from({ length: count }, (_, row) => (row * 7919) % size);
  const sizes = [16, 256, 32];
  const said = { captions: sizes.map(() => []), which: [], untrue: [], unchecked: [], roles: ['kind', 'kind', 'one'] };
  const began = process.cpuUsage().user;
  const index = codebookIndex(
    /** @type {any} */ ({ codebook_sizes: sizes, codes: sizes.map(column), parents: [], ...said }),
  );
  assert.equal(index.next([]).length, 16);
  const rows = index.below(['a3', 'b19']);
  assert.ok(rows.length && rows.every((row) => (row * 7919) % 16 === 3 && (row * 7919) % 256 === 19));
  assert.ok(process.cpuUsage().user - began < 2_000_000); // microseconds; a key per product and prefix took a third of it
});
