import assert from 'node:assert/strict';
import test from 'node:test';
import { arrangeTree, linksOf, middleOf, placeTree } from '../../mmsid/ui/interface/explain/tree_layout.js';
import { holdsOf, labelOf, placesOf } from '../../mmsid/ui/interface/explain/tree_words.js';

/** @typedef {import('../../mmsid/ui/interface/explain/tree_layout.js').Level} Level */
/** @typedef {import('../../mmsid/ui/interface/explain/tree_layout.js').Placed} Placed */

/** A tree of some widths whose nodes come in no order; every parent's probability is shared among its children.
 *
 * @param {number[]} widths per level
 * @param {number} seed
 * @returns {Level[]}
 */
function drawn(widths, seed) {
  let number = seed;
  const random = () => {
    number = (number * 48_271) % 2_147_483_647;
    return number / 2_147_483_647;
  };
  /** @type {any[]} */
  const levels = [];
  widths.forEach((width, level) => {
    const before = levels[level - 1]?.nodes ?? [{ path_probability: 1, prefix: [] }];
    const nodes = Array.from({ length: width }, (_, place) => {
      const parent = Math.floor(random() * before.length);
      const probability = random() / 2;
      const code = `${'abcd'[level]}${place}`;
      const path_probability = before[parent].path_probability * probability;
      return { code, prefix: [...before[parent].prefix, code], parent, probability, path_probability, ranks: [] };
    });
    levels.push({ nodes, hidden: 0, hidden_probability: 0 });
  });
  return levels;
}

/** @param {Placed[]} ones @param {number} height */
function assertNoOverlap(ones, height) {
  ones.forEach((one, at) => {
    const before = ones[at - 1];
    const gap = before ? one.top - before.top - before.height : one.top;
    const least = !before ? 0 : one.parent === before.parent ? 4 : 9;
    assert.ok(gap >= least - 1e-9, `${one.node.code} stands ${gap} pixels below the one before`);
    assert.ok(one.top + one.height <= height + 1e-9, `${one.node.code} ends within the tree`);
  });
}

for (const [widths, seed] of /** @type {[number[], number][]} */ ([
  [[1, 1, 1, 1], 1],
  [[8, 20, 20, 20], 2],
  [[20, 3, 12, 30], 3],
  [[5, 40, 8, 8], 4],
])) {
  test(`nodes of ${widths.join(', ')} do not overlap, and stand in their parents' order`, () => {
    const levels = arrangeTree(drawn(widths, seed));
    const { height, scale } = placeTree(levels);
    levels.forEach((ones, level) => {
      assertNoOverlap(ones, height);
      const parents = ones.map((one) => (one.parent ? levels[level - 1].indexOf(one.parent) : 0));
      assert.deepEqual(
        parents,
        [...parents].sort((a, b) => a - b),
      );
      for (const one of ones) assert.ok(one.height >= Math.max(40, Math.floor(one.node.path_probability * scale)));
    });
  });

  test(`links of ${widths.join(', ')} leave their parent side by side around its middle`, () => {
    const levels = arrangeTree(drawn(widths, seed));
    const links = linksOf(levels, placeTree(levels).scale);
    for (const parent of levels.flat()) {
      const its = parent.children.map((child) => /** @type {{ from: number, width: number }} */ (links.get(child)));
      its.forEach(({ from, width }, at) => {
        if (at) assert.ok(Math.abs(from - width / 2 - its[at - 1].from - its[at - 1].width / 2) < 1e-9);
      });
      const last = its.at(-1);
      if (!last) continue;
      const middle = (its[0].from - its[0].width / 2 + last.from + last.width / 2) / 2;
      assert.ok(Math.abs(middle - middleOf(parent)) < 1e-9);
    }
    assert.equal(links.size, levels.flat().length);
  });
}

test('a child that has room stands beside its parent', () => {
  const levels = arrangeTree(
    drawn([4, 4, 4, 4], 7).map(({ nodes, ...rest }, level) => {
      return {
        ...rest,
        nodes: nodes.map((node, place) => ({ ...node, parent: level ? place : 0, path_probability: 0.25 })),
      };
    }),
  );
  placeTree(levels);
  for (const one of levels.slice(1).flat()) assert.equal(one.top, one.parent?.top);
});

test('an empty tree takes no room', () => {
  const levels = arrangeTree([{ nodes: [], hidden: 0, hidden_probability: 0 }]);
  assert.equal(placeTree(levels).height, 0);
  assert.equal(linksOf(levels, 1).size, 0);
});

test('a node says what it holds, which answers run through it, and what became of it', () => {
  const node = {
    code: 'b3',
    prefix: ['a1', 'b3'],
    caption: 'mugs',
    share: 0.75,
    count: 1200,
    holds: null,
    products: 300,
    probability: 0.9999,
    path_probability: 0.0004,
    kept: true,
    ranks: [1, 4, 7],
  };
  const parent = /** @type {any} */ ({ node: { prefix: ['a1'] } });
  const one = /** @type {any} */ ({ node, isLeaf: false, parent });
  const space = '\u00a0';
  assert.equal(holdsOf(one), '“mugs” holds for 900 of the 1,200 products with b3. 300 products’ IDs start with a1 b3.');
  const leaf = { ...one, isLeaf: true, node: { ...node, products: 1, holds: false } };
  assert.equal(holdsOf(leaf), '“mugs” (not its own words), the only product whose ID is a1 b3.');
  assert.equal(holdsOf({ ...leaf, node: { ...node, products: 0 } }), 'No product’s ID is a1 b3 yet.');
  assert.equal(placesOf(one), 'Answers 1, 4 and 7 run through it.');
  assert.equal(
    labelOf(one, true),
    `: >${space}99.9${space}% after a1, <${space}0.1${space}% for the path so far, kept in the beam. ` +
      'Answers 1, 4 and 7 run through it. Leads to the product you chose.',
  );
  assert.equal(placesOf({ ...one, isLeaf: true, node: { ...node, ranks: [] } }), 'Not among the answers.');
});
