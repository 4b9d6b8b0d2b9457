/* What is counted of test cases: hits by a value, by two, along the true path, and what was taken for what. Pure. */

/** @typedef {import('./facets.js').Facet} Facet */

/** @typedef {{ n: number, hits: number }} Cell */

/**
 * Cases and hits per value.
 *
 * @param {Facet} facet
 * @param {boolean[]} hits
 * @param {number[]} places
 * @returns {Cell[]}
 */
export function byValue({ values, of, also }, hits, places) {
  const cells = values.map(() => ({ n: 0, hits: 0 }));
  for (const place of places) {
    for (const value of [of[place], ...(also?.get(place) ?? [])]) if (cells[value]) count(cells[value], hits[place]);
  }
  return cells;
}

/**
 * Cases and hits per pair of values: rows, then columns.
 *
 * @param {Facet} rows
 * @param {Facet} columns
 * @param {boolean[]} hits
 * @param {number[]} places
 * @returns {Cell[][]}
 */
export function crossed(rows, columns, hits, places) {
  const cells = rows.values.map(() => columns.values.map(() => ({ n: 0, hits: 0 })));
  for (const place of places) {
    const cell = cells[rows.of[place]]?.[columns.of[place]];
    if (cell) count(cell, hits[place]);
  }
  return cells;
}

/**
 * @param {Cell} cell
 * @param {boolean} isHit
 */
function count(cell, isHit) {
  cell.n += 1;
  cell.hits += Number(isHit);
}

/**
 * Level by level: of the cases whose first answer is right before it, how many are right at it; and of the others.
 *
 * @param {string[][]} truths IDs
 * @param {string[][]} answers IDs, in the same order
 * @param {number} levels
 */
export function funnel(truths, answers, levels) {
  const steps = Array.from({ length: levels }, () => ({ reached: 0, right: 0, strayed: 0, rightAgain: 0 }));
  for (const [place, truth] of truths.entries()) {
    let isOn = true;
    for (const [level, step] of steps.entries()) {
      const isRight = truth[level] === answers[place][level];
      if (isOn) step.reached += 1;
      else step.strayed += 1;
      if (isRight && isOn) step.right += 1;
      if (isRight && !isOn) step.rightAgain += 1;
      isOn &&= isRight;
    }
  }
  return steps;
}

/**
 * What was answered in whose place: pairs of codes, most cases first.
 *
 * @param {string[]} truths
 * @param {string[]} answers
 */
export function confusion(truths, answers) {
  /** @type {Map<string, { truth: string, answer: string, n: number }>} */
  const pairs = new Map();
  for (const [place, truth] of truths.entries()) {
    const answer = answers[place];
    const key = `${truth} ${answer}`;
    const pair = pairs.get(key) ?? { truth, answer, n: 0 };
    pair.n += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort(
    (a, b) => b.n - a.n || compareNames(a.truth, b.truth) || compareNames(a.answer, b.answer),
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
const compareNames = (a, b) => Number(a > b) - Number(a < b);

/**
 * The middle of some numbers; null where there are none.
 *
 * @param {number[]} numbers
 */
export function median(numbers) {
  if (!numbers.length) return null;
  const inOrder = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(inOrder.length / 2);
  return inOrder.length % 2 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}
