import assert from 'node:assert/strict';
import test from 'node:test';
import { groupsOf, perLevel, withAside } from '../../mmsid/ui/interface/codes/health_text.js';
import { codebookIndex } from '../../mmsid/ui/interface/shared/codebook_index.js';

const codebook = () =>
  codebookIndex(
    /** @type {any} */ ({
      sizes: [3, 2],
      codes: [
        [0, 0],
        [0, 1],
        [2, 0],
        [0, 1],
      ],
      captions: { 0: ['mugs', 0.9, 3], '0 1': ['red mugs', 1, 2] },
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

test('written figures are taken apart', () => {
  assert.deepEqual(withAside('93.7 %, 95.0 % (before, after)'), ['93.7 %, 95.0 %', ' (before, after)']);
  assert.deepEqual(perLevel('0.40 / 0.85 / 0.17 kept', 4), ['', ['0.40', '0.85', '0.17'], ' kept']);
  assert.deepEqual(perLevel('1 / 2 / 3', 2), ['', '1 / 2 / 3', '']);
  const figure = { value: '', target: '', reading: '', met: null };
  const names = ['Collisions', 'Cosine', 'Homogeneity', 'Homogeneity, image alone', 'What the language model knows'];
  const groups = groupsOf(names.map((name) => ({ name, ...figure })));
  assert.deepEqual(
    groups.map(({ title }) => title),
    ['Semantic IDs', 'Truth to the embeddings', 'Meaning', 'The language model'],
  );
  assert.deepEqual(
    groups[2].measures.map(({ values }) => values.map(({ alone }) => alone)),
    [[undefined, 'image alone']],
  );
});
