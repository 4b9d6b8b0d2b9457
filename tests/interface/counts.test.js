import assert from 'node:assert/strict';
import test from 'node:test';
import { byValue, confusion, crossed, funnel, median } from '../../mmsid/ui/interface/errors/counts.js';
import { dice } from './made_errors.js';

const COLOUR = { name: 'colour', label: 'Colour', values: ['red', 'blue', 'green'], of: [0, 1, 0, -1, 1, 0] };
const SIZE = { name: 'size', label: 'Size', values: ['small', 'large'], of: [0, 0, 1, 1, -1, 0] };
const HITS = [true, false, false, true, true, true];
const ALL = [0, 1, 2, 3, 4, 5];

test('cases and hits by value; who has none counts nowhere', () => {
  const all = byValue(COLOUR, HITS, ALL);
  assert.deepEqual(all, [
    { n: 3, hits: 2 },
    { n: 2, hits: 1 },
    { n: 0, hits: 0 },
  ]);
  assert.deepEqual(byValue(COLOUR, HITS, [2, 3])[0], { n: 1, hits: 0 });
  assert.deepEqual(
    byValue(COLOUR, HITS, []).map(({ n }) => n),
    [0, 0, 0],
  );
});

test('two facets crossed are the table by hand', () => {
  assert.deepEqual(crossed(COLOUR, SIZE, HITS, ALL), [
    [
      { n: 2, hits: 2 },
      { n: 1, hits: 0 },
    ],
    [
      { n: 1, hits: 0 },
      { n: 0, hits: 0 },
    ],
    [
      { n: 0, hits: 0 },
      { n: 0, hits: 0 },
    ],
  ]);
});

test('a facet crossed with itself stands on the diagonal', () => {
  const cells = crossed(COLOUR, COLOUR, HITS, ALL);
  for (const [at, row] of cells.entries())
    for (const [to, cell] of row.entries())
      assert.deepEqual(cell, at === to ? byValue(COLOUR, HITS, ALL)[at] : { n: 0, hits: 0 });
});

test('the funnel is the table by hand', () => {
  const truth = ['a1', 'b1', 'c1'];
  const answers = [
    ['a1', 'b1', 'c1'], // right
    ['a1', 'b1', 'c2'], // strays at c
    ['a1', 'b2', 'c1'], // strays at b, right again at c
    ['a2', 'b1', 'c2'], // strays at a, right again at b
    ['a2', 'b2', 'c1'],
  ];
  const steps = funnel(Array(5).fill(truth), answers, 3);
  assert.deepEqual(steps, [
    { reached: 5, right: 3, strayed: 0, rightAgain: 0 },
    { reached: 3, right: 2, strayed: 2, rightAgain: 1 },
    { reached: 2, right: 1, strayed: 3, rightAgain: 2 },
  ]);
  assert.deepEqual(funnel([], [], 2)[1], { reached: 0, right: 0, strayed: 0, rightAgain: 0 });
});

test('what was taken for what, most cases first, then by the codes', () => {
  const pairs = confusion(['a2', 'a1', 'a1', 'a2', 'a1', 'a1'], ['a1', 'a1', 'a3', 'a1', 'a1', 'a2']);
  assert.deepEqual(
    pairs.map(({ truth, answer, n }) => [truth, answer, n]),
    [
      ['a1', 'a1', 2],
      ['a2', 'a1', 2],
      ['a1', 'a2', 1],
      ['a1', 'a3', 1],
    ],
  );
  const roll = dice(1);
  const codes = () => Array.from({ length: 300 }, () => `a${roll(5)}`);
  const [truths, answers] = [codes(), codes()];
  for (const { truth, answer, n } of confusion(truths, answers))
    assert.equal(n, truths.filter((one, at) => one === truth && answers[at] === answer).length);
});

test('the median is in the middle, and leaves its numbers as they were', () => {
  const numbers = [3, 1, 10];
  assert.deepEqual([median([]), median([4]), median(numbers), median([4, 1, 3, 2])], [null, 4, 3, 2.5]);
  assert.deepEqual(numbers, [3, 1, 10]);
});
