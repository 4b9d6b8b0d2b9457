import assert from 'node:assert/strict';
import test from 'node:test';
import { fewCorners, readShape, writeShape } from '../../mmsid/ui/interface/codes/map_shape.js';

/** @typedef {import('../../mmsid/ui/interface/codes/map_sight.js').Point} Point */

test('a box comes back as it was, a long lasso with few of its corners', () => {
  /** @type {Point[]} */
  const box = [
    [0, 0],
    [100, 0],
    [100, -50],
  ];
  assert.deepEqual(fewCorners(box), box);
  assert.deepEqual(readShape(writeShape(box)), box);
  const lasso = Array.from({ length: 400 }, (_, at) => /** @type {Point} */ ([at + 0.4, 2 * at]));
  const few = fewCorners(lasso);
  assert.equal(few.length, 40);
  assert.deepEqual(few.slice(0, 2), [
    [0, 0],
    [10, 20],
  ]);
  assert.deepEqual(readShape(writeShape(few)), few);
});

test('what is no shape is none', () => {
  for (const written of ['', '1.2', '1.2 3.4', '1.2 3.4 x', '1.2 3.4 5', `${'1.2 '.repeat(60)}1.2`])
    assert.deepEqual(readShape(written), [], written);
});
