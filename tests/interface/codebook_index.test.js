import assert from 'node:assert/strict';
import test from 'node:test';
import { codebookIndex } from '../../mmsid/ui/interface/shared/codebook_index.js';

const codebook = () =>
  codebookIndex(
    /** @type {any} */ ({
      codebook_sizes: [3, 2],
      codes: [
        [0, 0],
        [0, 1],
        [2, 0],
        [0, 1],
      ],
      captions: { 0: { text: 'mugs', share: 0.9, count: 3 }, '0 1': { text: 'red mugs', share: 1, count: 2 } },
    }),
  );

test('a prefix has the products whose IDs begin with it', () => {
  const { id, below, belongs } = codebook();
  assert.deepEqual(id(2), ['a2', 'b0']);
  assert.deepEqual(
    [below([]), below(['a0']), below(['a0', 'b1']), below(['a1'])],
    [[0, 1, 2, 3], [0, 1, 3], [1, 3], []],
  );
  assert.deepEqual([belongs(1, ['a0', 'b1']), belongs(1, ['a2'])], [true, false]);
});

test('the codes that follow come with most products first', () => {
  const { next } = codebook();
  assert.deepEqual(next([]), [['a0'], ['a2']]);
  assert.deepEqual(next(['a0']), [
    ['a0', 'b1'],
    ['a0', 'b0'],
  ]);
  assert.deepEqual(next(['a0', 'b1']), []);
});

test('a prefix is known as far as the codebooks go', () => {
  const { knows } = codebook();
  for (const known of [['a2'], ['a1', 'b1']]) assert.ok(knows(known));
  for (const unknown of [[], ['a3'], ['b0'], ['a0', 'b0', 'c0'], ['a-1'], ['a0x']]) assert.ok(!knows(unknown));
});

test('what a visitor adds stands under its prefixes, until it is removed', () => {
  const index = codebook();
  index.setAdded([{ row: 7, id: ['a1', 'b1'] }]);
  assert.deepEqual([index.below(['a1']), index.below([])], [[7], [0, 1, 2, 3, 7]]);
  assert.deepEqual(index.chip(['a1']), { code: 'a1', caption: 'new products', share: 1, count: 1 });
  index.setAdded([]);
  assert.deepEqual([index.below(['a1']), index.below([])], [[], [0, 1, 2, 3]]);
  assert.equal(index.chip(['a1']).caption, 'no product yet');
  assert.deepEqual(
    index.chips(['a0', 'b1']).map(({ caption }) => caption),
    ['mugs', 'red mugs'],
  );
});
