import assert from 'node:assert/strict';
import test from 'node:test';
import { groupsOf, partsOf } from '../../mmsid/ui/interface/codes/health_figures.js';

/** @typedef {import('../../mmsid/ui/interface/contract.d.ts').Figure} Figure */
/** @typedef {import('../../mmsid/ui/interface/contract.d.ts').Quantity} Quantity */

/**
 * @param {Partial<Figure>} values
 * @returns {Figure}
 */
const figure = (values) => ({
  name: '',
  group: 'modalities',
  measure: '',
  modality: null,
  level: null,
  quantities: [],
  value: 'not measured',
  targets: [],
  goal: '',
  met: null,
  reading: '',
  ...values,
});

/**
 * @param {string[]} written
 * @param {Partial<Quantity>} [values]
 * @returns {Quantity}
 */
const quantity = (written, values) => ({
  name: '',
  values: written.map(() => null),
  unit: 'number',
  written,
  before: '',
  after: '',
  aside: false,
  ...values,
});

test('figures are grouped by what they are about, whatever they are called', () => {
  const figures = [
    figure({ name: 'Reworded', measure: 'Reworded', group: 'ids' }),
    figure({ name: 'Level a', measure: 'Level a', group: 'levels', level: 0 }),
    figure({ name: 'Homogeneity', measure: 'Homogeneity' }),
    figure({ name: 'Homogeneity, image alone', measure: 'Homogeneity', modality: 'image' }),
    figure({ name: 'Tau', measure: 'Tau', group: 'language_model' }),
  ];
  const groups = groupsOf(figures);
  assert.deepEqual(
    groups.map(({ title }) => title),
    ['Semantic IDs', 'Picture and text alone', 'The language model'],
  );
  assert.deepEqual(
    groups[1].measures.map(({ name, figures: of }) => [name, of.map(({ modality }) => modality)]),
    [['Homogeneity', [null, 'image']]],
  );
});

/** @param {Quantity[]} quantities */
function written(quantities) {
  const { main, aside } = partsOf(figure({ quantities }));
  const text = (/** @type {import('../../mmsid/ui/interface/codes/health_figures.js').Part[]} */ parts) =>
    parts.map((part) => (typeof part === 'string' ? part : `[${part.level}:${part.text}]`)).join('');
  return [text(main), text(aside)];
}

test('numbers stand among their words, and what is told beside them in brackets', () => {
  const moved = [
    quantity(['40']),
    quantity(['2.4 %'], { aside: true }),
    quantity(['+0.006'], { before: 'squared error', after: 'each' }),
  ];
  assert.deepEqual(written(moved), ['40 (2.4 %), squared error +0.006 each', '']);
  const kept = [quantity(['95.0 %']), quantity(['93.7 %'], { after: 'before moving', aside: true })];
  assert.deepEqual(written(kept), ['95.0 %', ' (93.7 % before moving)']);
  assert.deepEqual(written([]), ['not measured', '']);
});

test('a number per level knows its level', () => {
  const taus = [
    quantity(['0.40', '–'], { before: "Kendall's tau" }),
    quantity(['1.00', '1.00'], { before: 'before its tuning', aside: true }),
    quantity(['0.05', '-0.02'], { before: 'random rows', aside: true }),
  ];
  assert.deepEqual(written(taus), [
    "Kendall's tau [0:0.40] / [1:–]",
    ' (before its tuning [0:1.00] / [1:1.00], random rows [0:0.05] / [1:-0.02])',
  ]);
});
