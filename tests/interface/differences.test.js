/* Where two models differ, against counting by hand. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, isByAnswer } from '../../mmsid/ui/interface/errors/differences.js';

const ALL = Array.from({ length: 200 }, (_, place) => place);
const SHELF = {
  name: 'shelf',
  label: 'Shelf',
  values: ['good', 'bad', 'tiny'],
  of: ALL.map((place) => (place < 100 ? 0 : place < 190 ? 1 : 2)),
};
const COLOUR = { name: 'colour', label: 'Colour', values: ['red', 'blue'], of: ALL.map((place) => place % 2) };

test('the kinds that differ come first by how much, and those that chance explains do not come at all', () => {
  const first = ALL.map((place) => place % 5 === 0);
  const second = ALL.map((place) => (place < 100 ? place % 5 < 3 : place >= 190));
  const found = differences([SHELF, COLOUR], first, second, ALL);
  const told = found.map(({ name, value, n, gained, lost }) => [name, value, n, gained, lost]);
  // of the first hundred the second model has the places that end in 0, 1, 2, 5, 6, 7: forty more; then none of eighteen
  assert.deepEqual(told.slice(0, 2), [
    ['shelf', 'good', 100, 40, 0],
    ['shelf', 'bad', 90, 0, 18],
  ]);
  assert.ok(!told.some(([, value]) => value === 'tiny'), 'ten cases are too few');
});

test('only the given places count, and equal models differ nowhere', () => {
  const hits = ALL.map((place) => place % 3 === 0);
  assert.deepEqual(differences([SHELF], hits, hits, ALL), []);
  const other = ALL.map((place) => place < 100);
  assert.deepEqual(differences([SHELF], hits, other, ALL.slice(190)), []);
});

test('cases that are chosen by what was answered tell nothing of models', () => {
  const models = ['mmsid', 'sasrec', 'oracle'];
  for (const name of [
    'outcome',
    'cause',
    'rank',
    'left',
    'answer',
    'oracle',
    'answered_a',
    'mmsid_sasrec',
    'mmsid_other',
  ])
    assert.ok(isByAnswer({ [name]: ['x'] }, models), name);
  for (const name of ['department', 'true_a', 'slice_1', 'label', 'popularity'])
    assert.ok(!isByAnswer({ [name]: ['x'] }, models), name);
  assert.ok(!isByAnswer({}, models));
});
