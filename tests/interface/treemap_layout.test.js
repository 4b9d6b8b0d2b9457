import assert from 'node:assert/strict';
import test from 'node:test';
import { pictureGrid, spread, squarify } from '../../mmsid/ui/interface/codes/treemap_layout.js';

const PLANES = [
  [1000, 760],
  [375, 900],
  [300, 40],
];
const SIZES = [
  [7],
  [5, 5],
  [6, 6, 4, 3, 2, 2, 1],
  Array.from({ length: 80 }, (_, place) => Math.ceil(200 / (place + 1))),
];

/** @typedef {import('../../mmsid/ui/interface/codes/treemap_layout.js').Box} Box */

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

for (const [width, height] of PLANES) {
  for (const sizes of SIZES) {
    test(`${sizes.length} tiles on ${width} × ${height} are as large as their sizes, and tile the plane`, () => {
      const boxes = squarify(sizes, width, height);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      assert.equal(boxes.length, sizes.length);
      boxes.forEach((box, place) => {
        const share = (box.w * box.h) / 10_000;
        assert.ok(Math.abs(share - sizes[place] / total) < 1e-9, `tile ${place} has ${share}`);
        assert.ok(box.x >= -1e-9 && box.y >= -1e-9 && box.x + box.w < 100 + 1e-6 && box.y + box.h < 100 + 1e-6);
        for (const other of boxes.slice(0, place)) assert.ok(overlap(box, other) < 1e-6, `tile ${place} overlaps`);
      });
    });
  }
}

test('the example of Bruls, Huizing and van Wijk', () => {
  const boxes = squarify([6, 6, 4, 3, 2, 2, 1], 600, 400);
  const pixels = boxes.map(({ x, y, w, h }) => [x * 6, y * 4, w * 6, h * 4].map((value) => Math.round(value)));
  assert.deepEqual(pixels.slice(0, 4), [
    [0, 0, 300, 200],
    [0, 200, 300, 200],
    [300, 0, 171, 233],
    [471, 0, 129, 233],
  ]);
});

test('a grid of pictures has no more cells than products, and cells that are worth looking at', () => {
  for (const count of [1, 2, 5, 12, 300]) {
    for (const [width, height] of [
      [60, 60],
      [400, 120],
      [90, 500],
      [800, 700],
    ]) {
      const { columns, rows } = pictureGrid(count, width, height);
      assert.ok(columns * rows <= count);
      assert.ok(columns === 1 || width / columns >= 58);
      assert.ok(rows === 1 || height / rows >= 58);
    }
  }
  assert.deepEqual(pictureGrid(100, 240, 180), { columns: 4, rows: 3, isOdd: false });
});

test('some of many are spread evenly, and preferred where there are enough', () => {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7];
  assert.deepEqual(
    spread(rows, 4, () => true),
    [0, 2, 4, 6],
  );
  assert.deepEqual(
    spread(rows, 3, (row) => row % 2 === 1),
    [1, 3, 5],
  );
  assert.deepEqual(
    spread(rows, 4, (row) => row === 7),
    [0, 2, 4, 6],
  );
});
