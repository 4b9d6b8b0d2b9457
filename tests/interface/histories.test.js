/* What the page says of many histories. The intervals are those of scipy (`binomtest(…).proportion_ci(method="wilson")`). */

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  aboutRead,
  asked,
  counts,
  exampleTable,
  kindOf,
  linesOf,
  nextRows,
  progressWords,
  sumWords,
  verdict,
  wilson,
} from '../../mmsid/ui/interface/errors/histories/outcome.js';
import { SPACE } from '../../mmsid/ui/interface/shared/numbers.js';

/**
 * @param {number} row
 * @param {{ problem?: string, target?: string, note?: string }} [more]
 */
const given = (row, more = {}) => ({
  row,
  name: '',
  history: [`h${row}`],
  target: 't',
  problem: '',
  note: '',
  ...more,
});
const rows = [given(2), given(3, { problem: 'p' }), given(5), given(6, { target: '', note: 'n' }), given(7)];

/** @param {number[]} numbers */
const withRows = (numbers) => rows.filter(({ row }) => numbers.includes(row));

test('a question brings so many that can be asked about, and passes those with a problem', () => {
  assert.deepEqual(nextRows(rows, 0, 2), withRows([2, 3, 5]));
  assert.deepEqual(nextRows(rows, 3, 2), withRows([6, 7]));
  assert.deepEqual(nextRows(rows, 1, 1), withRows([3, 5]));
  assert.deepEqual(nextRows(rows, 5, 8), []);
  assert.deepEqual(nextRows([given(1, { problem: 'p' })], 0, 8).length, 1);
  assert.deepEqual(asked(withRows([2, 3])), [{ row: 2, history: ['h2'], target: 't' }]);
  let done = 0;
  while (done < rows.length) done += nextRows(rows, done, 1).length; // it comes to an end
  assert.equal(done, rows.length);
});

const items = [{ item_id: 't', log_prob: -1 }];
const answered = [
  { row: 2, items, rank: 1, problem: '', note: 'm' },
  { row: 5, items: [], rank: null, problem: 'q', note: '' },
  { row: 6, items, rank: null, problem: '', note: 'o' },
  { row: 7, items, rank: null, problem: '', note: '' },
];
const lines = linesOf(rows, answered);

test('a line is what was given with what was answered', () => {
  assert.deepEqual(lines[0], { ...given(2), items, rank: 1, note: 'm' });
  assert.deepEqual(
    lines.map(({ problem, note }) => [problem, note]),
    [
      ['', 'm'],
      ['p', ''],
      ['q', ''],
      ['', 'n o'],
      ['', ''],
    ],
  );
  assert.deepEqual(lines.map(kindOf), ['hit', 'problem', 'problem', null, 'missed']);
  assert.deepEqual(lines.map(verdict), ['hit, 1st', '', '', '', 'missed']);
  assert.deepEqual(counts(lines), { all: 5, hit: 1, missed: 1, problem: 2 });
});

for (const [hits, judged, low, high] of [
  [0, 1, 0, 0.7934506856227626],
  [1, 1, 0.20654931437723745, 1],
  [12, 30, 0.2459062811680185, 0.5767963974667751],
  [31, 100, 0.22779697212376043, 0.4062605571948941],
]) {
  test(`the interval of ${hits} of ${judged}`, () => {
    const found = wilson(hits, judged);
    assert.ok(Math.abs(found[0] - low) < 1e-6 && Math.abs(found[1] - high) < 1e-6, String(found));
  });
}

test('the sum, in a sentence', () => {
  const said = sumWords(
    Array.from({ length: 30 }, (_, place) => ({ ...lines[0], rank: place < 12 ? 3 : null })),
    'ten',
  );
  const expected = '12 of 30 next products are among the ten (40 %, 95 % interval 25 to 58 %).';
  assert.equal(said.replaceAll(SPACE, ' '), expected);
  assert.match(sumWords([lines[4]], 'ten'), /^0 of 1 next product is among the ten/);
  assert.equal(sumWords([lines[1], lines[3]], 'ten'), '');
});

test('what was read and how far it has come', () => {
  const all = '5 histories, read as a table of histories; 3 with the next product; 1 cannot be used.';
  assert.equal(aboutRead({ rows, form: 'histories' }), all);
  assert.equal(
    aboutRead({ rows: [given(1, { target: '' })], form: 'lines' }),
    '1 history, read as one history a line.',
  );
  const progress = { done: 0, all: 1200, problems: 0, isRunning: true, isLive: false };
  assert.equal(progressWords(progress), 'The model is loading');
  assert.equal(progressWords({ ...progress, isRunning: false }), '');
  assert.equal(progressWords({ ...progress, done: 8, problems: 1 }), '8 of 1,200 done, 1 problem');
});

test('example shoppers become a table whose last product is the next one', () => {
  const shoppers = [
    { name: 'A, "B"', history: ['x', 'y', 'z'] },
    { name: 'C', history: ['x'] },
    { name: 'D', history: ['x', 'y'] },
  ];
  assert.equal(exampleTable(shoppers), 'user,history,next\n"A, ""B""",x > y,z\nD,x,y');
});
