import assert from 'node:assert/strict';
import test from 'node:test';
import { compared, mcnemar, sideOf, wilson } from '../../mmsid/ui/interface/errors/statistics.js';

/**
 * @param {number} got
 * @param {number} expected
 * @param {number} [within] of it
 */
const near = (got, expected, within = 1e-6) =>
  assert.ok(Math.abs(got - expected) <= within * Math.max(Math.abs(expected), 1e-3), `${got} is not ${expected}`);

test('an interval is Wilson’s, as scipy has it', () => {
  // scipy.stats.binomtest(hits, n).proportion_ci(method="wilson")
  for (const [hits, n, low, high] of [
    [0, 10, 0, 0.27753279986288926],
    [1, 10, 0.017876213095072896, 0.4041500267952385],
    [5, 10, 0.236593090512564, 0.7634069094874361],
    [10, 10, 0.7224672001371109, 1],
    [3, 7, 0.1582198552514697, 0.7495416354723428],
    [621, 2000, 0.29060119404516355, 0.33112536687443134],
    [1, 20000, 8.82628227297485e-6, 0.0002831905702260402],
    [0, 1, 0, 0.7934506856227626],
  ]) {
    near(wilson(hits, n)[0], low);
    near(wilson(hits, n)[1], high);
  }
  assert.deepEqual(wilson(0, 0), [0, 1], 'without cases, whatever is possible');
});

test('McNemar’s test is the exact one, as scipy has it', () => {
  // scipy.stats.binomtest(gained, gained + lost).pvalue
  for (const [gained, lost, chance] of [
    [0, 0, 1],
    [1, 0, 1],
    [5, 1, 0.21875],
    [10, 10, 1],
    [3, 9, 0.14599609375],
    [121, 84, 0.011740607179709019],
    [60, 3, 9.048317650695026e-15],
    [700, 820, 0.002260528308299211],
    [9000, 9000, 1],
    [0, 40, 1.8189894035458565e-12],
  ]) {
    assert.ok(Math.abs(mcnemar(gained, lost) / chance - 1) < 1e-6, `${gained}, ${lost}: ${mcnemar(gained, lost)}`);
    near(mcnemar(lost, gained), mcnemar(gained, lost));
  }
});

test('a pair of answers is gained, lost, both, neither, or not asked', () => {
  const sides = [true, false, null].flatMap((first) => [true, false, null].map((second) => sideOf(first, second)));
  assert.deepEqual(sides, ['both', 'lost', null, 'gained', 'neither', null, null, null, null]);
  assert.equal(sideOf(undefined, true), null);
});

test('two models are compared on the cases that both were asked', () => {
  const first = [true, true, false, false, false, true, null, false];
  const second = [true, false, true, true, true, null, true, false];
  const found = compared(first, second, [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual([found.both, found.lost, found.gained, found.neither, found.n], [1, 1, 3, 1, 6]);
  near(found.difference, 2 / 6);
  near(found.high - found.difference, (1.959964 * Math.sqrt(4 - 4 / 6)) / 6); // Wald's, paired
  near(found.difference - found.low, found.high - found.difference);
  near(found.chance, 0.625); // scipy.stats.binomtest(3, 4).pvalue
  const some = compared(first, second, [1, 5]);
  assert.deepEqual([some.n, some.lost, some.difference, some.chance], [1, 1, -1, 1]);
});

test('no case that both were asked is no difference', () => {
  const found = compared([null, true], [true, null], [0, 1]);
  assert.deepEqual([found.n, found.difference, found.low, found.high, found.chance], [0, 0, 0, 0, 1]);
});
