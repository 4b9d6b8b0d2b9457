import assert from 'node:assert/strict';
import test from 'node:test';
import {
  filtered,
  nearness,
  ORDERS,
  readOrder,
  sorted,
  toggled,
  wants,
} from '../../mmsid/ui/interface/errors/case_order.js';
import { dice, madeErrors } from './made_errors.js';

test('an order is read, whichever way round, and an unknown one is that of the file', () => {
  assert.deepEqual(readOrder('rank'), { order: 'rank', isDown: false });
  assert.deepEqual(readOrder('-near'), { order: 'near', isDown: true });
  for (const odd of ['', '-', 'zoo', '--rank', '-zoo', 'Rank', 'toString', '__proto__', '-constructor'])
    assert.deepEqual(readOrder(odd), { order: 'case', isDown: false }, odd);
});

const CASES = [
  { history: [1, 2, 3], same: 2, likeness: 0.5 },
  { history: [1], same: 0, likeness: 0.9 },
  { history: [1, 2], same: -1, likeness: null },
  { history: [1], same: 1, likeness: -1 },
  { history: [], same: 0, likeness: 0.9 },
];
const DATA = madeErrors(CASES, {
  mmsid: [5, null, 1, 5, 12],
  sasrec: [null, null, 3, 2, 3],
  oracle: [2, 1, null, 2, 2],
});
const ALL = [0, 1, 2, 3, 4];

test('how near an answer is: its type, its department, then its picture', () => {
  assert.deepEqual(
    ALL.map((place) => nearness(DATA.cases, place)),
    [4.25, 0.45, null, 1.5, 0.45],
  );
});

for (const [written, expected] of /** @type {[string, number[]][]} */ ([
  ['', [0, 1, 2, 3, 4]],
  ['-case', [4, 3, 2, 1, 0]],
  ['history', [4, 1, 3, 2, 0]],
  ['-history', [0, 2, 1, 3, 4]],
  ['rank', [2, 0, 3, 4, 1]],
  ['-rank', [4, 0, 3, 2, 1]],
  ['sasrec', [3, 2, 4, 0, 1]],
  ['-sasrec', [2, 4, 3, 0, 1]],
  ['oracle', [1, 0, 3, 4, 2]],
  ['-oracle', [0, 3, 4, 1, 2]],
  ['near', [0, 3, 1, 4, 2]],
  ['-near', [1, 4, 3, 0, 2]],
])) {
  test(`sorted by ${written || 'nothing'}: equal ones as in the file, what has no value last`, () => {
    assert.deepEqual(sorted(DATA, ALL, written), expected);
  });
}

test('only the given places are sorted, and the list itself is not', () => {
  const places = [3, 0, 2];
  assert.deepEqual(sorted(DATA, places, 'rank'), [2, 0, 3]);
  assert.deepEqual(places, [3, 0, 2]);
});

test('a rival that a build lacks sorts nothing and breaks nothing', () => {
  const lone = madeErrors(CASES);
  for (const order of Object.keys(ORDERS))
    assert.deepEqual([...sorted(lone, ALL, `-${order}`)].sort(), ALL, `all are there by ${order}`);
  assert.deepEqual(sorted(lone, ALL, '-oracle'), ALL);
});

test('a filter leaves what brute force leaves', () => {
  const roll = dice(7);
  const count = 400;
  const facets = ['colour', 'size', 'shape'].map((name, at) => ({
    name,
    label: name,
    values: Array.from({ length: at + 2 }, (_, value) => `${name} ${value}`),
    of: Array.from({ length: count }, () => roll(at + 3) - 1),
  }));
  const facet = (/** @type {string} */ name) => facets.find((one) => one.name === name);
  for (let round = 0; round < 60; round += 1) {
    const chosen = facets.filter(() => roll(2));
    const filter = Object.fromEntries(
      chosen.map(({ name, values }) => [name, [...values, 'unknown'].filter(() => roll(2))]),
    );
    const expected = [];
    for (let place = 0; place < count; place += 1) {
      const fits = Object.entries(filter).every(([name, values]) => {
        const one = facet(name);
        return one && values.includes(one.values[one.of[place]]);
      });
      if (fits) expected.push(place);
    }
    assert.deepEqual(filtered(count, filter, facet), expected, JSON.stringify(filter));
  }
  assert.equal(filtered(count, {}, facet).length, count);
  assert.equal(filtered(count, { another: ['x'] }, facet).length, count, 'what this page does not have leaves all');
  assert.deepEqual(filtered(count, { colour: ['purple'] }, facet), [], 'a value that nothing has leaves none');
  assert.deepEqual(filtered(0, { colour: ['purple'] }, facet), []);
});

test('values are put into a filter and taken out again', () => {
  const once = toggled({ size: ['small'] }, 'colour', 'red');
  assert.deepEqual(once, { size: ['small'], colour: ['red'] });
  const twice = toggled(once, 'colour', 'blue');
  assert.deepEqual(twice.colour, ['red', 'blue']);
  assert.deepEqual(toggled(twice, 'colour', 'red').colour, ['blue']);
  assert.deepEqual(toggled(once, 'colour', 'red'), { size: ['small'] });
  assert.deepEqual([wants(twice, 'colour', 'blue'), wants(twice, 'colour', 'green')], [true, false]);
  assert.equal(wants({}, 'colour', 'red'), false);
});

test('a facet may be called as something that every object has', () => {
  assert.equal(wants({}, 'constructor', 'Ferrari'), false);
  assert.deepEqual(toggled({}, 'constructor', 'Ferrari'), { constructor: ['Ferrari'] });
});
