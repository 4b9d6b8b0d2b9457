import assert from 'node:assert/strict';
import test from 'node:test';
import { filtered } from '../../mmsid/ui/interface/errors/case_order.js';
import { byValue } from '../../mmsid/ui/interface/errors/counts.js';
import {
  bandOf,
  codeFacet,
  facetsOf,
  ownFacets,
  RANK_BANDS,
  SIDE_WORDS,
  sidesFacet,
} from '../../mmsid/ui/interface/errors/facets.js';
import { CAUSES, madeErrors } from './made_errors.js';

test('every rank is in the band that its name says', () => {
  for (const [rank, band] of /** @type {[number | null, string][]} */ ([
    [1, '1st'],
    [2, '2nd to 10th'],
    [10, '2nd to 10th'],
    [11, '11th to 20th'],
    [20, '11th to 20th'],
    [21, '21st to 50th'],
    [50, '21st to 50th'],
    [51, '51st to 100th'],
    [100, '51st to 100th'],
    [101, 'beyond the 100th'],
    [20000, 'beyond the 100th'],
    [null, 'unranked'],
  ]))
    assert.equal(RANK_BANDS[bandOf(rank)], band);
});

/** What a facet says of each case. @param {import('../../mmsid/ui/interface/errors/facets.js').Facet} facet */
const told = ({ values, of }) => of.map((at) => values[at] ?? null);

test('the facets say what the cases are, in words', () => {
  const cases = [
    { cause: -1, left_at: 2, same: 2 },
    { cause: CAUSES.indexOf('twin'), left_at: 0, same: 0 },
    { cause: CAUSES.indexOf('cold'), left_at: 1, same: -1 },
  ];
  const ranks = { mmsid: [1, 40, null], sasrec: [11, 10, null], popularity: [1, 1, 1], oracle: [3, null, 12] };
  const data = madeErrors(cases, ranks);
  data.attributes = [{ name: 'department', label: 'Department', values: ['Clothing', 'Kitchen'], of: [1, -1, 0] }];
  const facets = facetsOf(data, ['kind', 'look']);
  const found = Object.fromEntries(facets.map((facet) => [facet.name, told(facet)]));
  assert.deepEqual(found, {
    outcome: ['hit', 'miss', 'miss'],
    cause: [null, 'because twin', 'because cold'],
    rank: ['1st', '21st to 50th', 'unranked'],
    left: ['nowhere', 'at a (kind)', 'at b (look)'],
    answer: ['of the same type', 'of another department', null],
    oracle: ['has it', 'misses it', 'misses it'],
    sasrec: ['misses it', 'has it', 'misses it'],
    department: ['Kitchen', null, 'Clothing'],
  });
  assert.ok(facets.every(({ label }) => label[0] === label[0].toUpperCase()));
});

test('a column of the catalogue that is called like a facet of the page hides none', () => {
  const data = madeErrors([{ cause: 0 }], { mmsid: [4] });
  const of = [0];
  const names = ['outcome', 'rank', 'label', 'answer', 'slice_1', 'true_a', 'answered_b', 'mmsid_sasrec', 'oracle'];
  data.attributes = names.map((name) => ({ name, label: `Column ${name}`, values: ['x'], of }));
  const facets = facetsOf(data, ['kind']);
  assert.deepEqual(told(facets.find(({ name }) => name === 'outcome') ?? facets[1]), ['hit']);
  const columns = facets.slice(-names.length);
  assert.deepEqual(
    columns.map(({ name }) => name),
    names.map((name) => `${name} (column)`),
  );
  assert.equal(new Set(facets.map(({ name }) => name)).size, facets.length);
});

test('of two models a facet says who hits', () => {
  const one = { name: 'mmsid', label: 'this model', hits: [true, true, false, false, true] };
  const two = { name: 'other', label: 'b.csv', hits: [true, false, true, false, null] };
  const facet = sidesFacet(one, two);
  assert.deepEqual([facet.name, facet.label], ['mmsid_other', 'this model, then b.csv']);
  const words = ['both hit', 'only the first hits', 'only the second hits', 'neither hits', null];
  assert.deepEqual(told(facet), words);
  assert.deepEqual(facet.values, SIDE_WORDS);
});

test('codes are a facet of their level', () => {
  const facet = codeFacet('answered', 1, ['b2', 'b10', 'b2']);
  assert.deepEqual([facet.name, facet.label], ['answered_b', 'Answered code, level b']);
  assert.deepEqual(told(facet), ['b2', 'b10', 'b2']);
});

test('a case may have several labels, and is found and counted under each of them', () => {
  const notes = new Map([
    [1, { note: '', labels: ['twin', 'odd'] }],
    [3, { note: 'see this', labels: ['odd'] }],
    [0, { note: 'only words', labels: [] }],
  ]);
  const [label, note] = ownFacets(notes, 4);
  assert.deepEqual(label.values, ['odd', 'twin']);
  const facet = (/** @type {string} */ name) => [label, note].find((one) => one.name === name);
  const left = (/** @type {Record<string, string[]>} */ filter) => filtered(4, filter, facet);
  assert.deepEqual(left({ label: ['odd'] }), [1, 3]);
  assert.deepEqual(left({ label: ['twin'] }), [1]);
  assert.deepEqual(left({ label: ['twin', 'odd'] }), [1, 3]);
  assert.deepEqual(left({ note: ['with a note'] }), [0, 3]);
  assert.deepEqual(left({ label: ['odd'], note: ['without one'] }), [1]);
  const counts = byValue(label, [true, true, false, false], [0, 1, 2, 3]);
  assert.deepEqual(counts, [
    { n: 2, hits: 1 },
    { n: 1, hits: 1 },
  ]);
  assert.deepEqual(ownFacets(new Map(), 2)[0].of, [-1, -1]);
});
