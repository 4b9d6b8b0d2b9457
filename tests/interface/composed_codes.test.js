import assert from 'node:assert/strict';
import test from 'node:test';
import { randomCodes, withCode } from '../../mmsid/ui/interface/codes/composed_codes.js';
import { codeRules } from '../../mmsid/ui/interface/shared/code_rules.js';

/** @param {number[]} parents */
const rules = (parents) => ({
  ...codeRules({ codebook_sizes: [2, 3, 4, 5], roles: ['kind', 'kind', 'look', 'one'], parents }),
  next: (/** @type {string[]} */ [first]) => (first === 'a1' ? [['a1', 'b2']] : [['a0', 'b0']]),
});

test('another kind brings its largest type along and keeps the look', () => {
  const tree = rules([0, 1, 1]);
  assert.deepEqual(withCode(tree, ['a0', 'b0', 'c3', 'd4'], 0, 'a1'), ['a1', 'b2', 'c3']);
  assert.deepEqual(withCode(tree, ['a1', 'b1'], 0, 'a1'), ['a1', 'b1']);
  assert.deepEqual(withCode(rules([]), ['a0', 'b0', 'c3', 'd4'], 0, 'a1'), ['a1', 'b0', 'c3']); // no tree: it can stay
});

test('which one is left out where the shelf or the look changes', () => {
  const tree = rules([0, 1, 1]);
  assert.deepEqual(withCode(tree, ['a1', 'b1', 'c3', 'd4'], 2, 'c0'), ['a1', 'b1', 'c0']);
  assert.deepEqual(withCode(tree, ['a1', 'b1', 'c3', 'd4'], 3, 'd1'), ['a1', 'b1', 'c3', 'd1']);
  assert.deepEqual(withCode(tree, ['a1', 'b1', 'c3'], 3, 'd1'), ['a1', 'b1', 'c3', 'd1']);
});

test('random codes can stand together', () => {
  const tree = rules([0, 1, 1]);
  for (let tries = 0; tries < 50; tries += 1) assert.ok(tree.knows(randomCodes(tree)));
});
