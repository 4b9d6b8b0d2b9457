/* What is said of counts: intervals of shares, and whether two models differ by more than chance. Pure, no DOM. */

const Z = 1.959964; // of a 95 % interval

/**
 * Wilson's 95 % interval of a share.
 *
 * @param {number} hits
 * @param {number} n
 * @returns {[number, number]}
 */
export function wilson(hits, n) {
  if (!n) return [0, 1];
  const share = hits / n;
  const scale = 1 + (Z * Z) / n;
  const middle = (share + (Z * Z) / (2 * n)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / scale;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * McNemar's exact test: how likely is a division at least as uneven, if either were as good?
 *
 * @param {number} gained cases that only the second model hits
 * @param {number} lost cases that only the first one hits
 */
export function mcnemar(gained, lost) {
  const n = gained + lost;
  let tail = 0;
  let term = -n * Math.LN2; // the logarithm of (n over 0) / 2^n
  for (let k = 0; k <= Math.min(gained, lost); k += 1) {
    tail += Math.exp(term);
    term += Math.log(n - k) - Math.log(k + 1);
  }
  return Math.min(1, 2 * tail);
}

/**
 * Two models on the same cases.
 *
 * @param {(boolean | null)[]} first whether it hits; null where it was not asked
 * @param {(boolean | null)[]} second
 * @param {number[]} places that count
 */
export function compared(first, second, places) {
  const sides = { gained: 0, lost: 0, both: 0, neither: 0 };
  for (const place of places) {
    const side = sideOf(first[place], second[place]);
    if (side) sides[side] += 1;
  }
  const { gained, lost } = sides;
  const n = gained + lost + sides.both + sides.neither;
  const difference = n ? (gained - lost) / n : 0;
  const half = n ? (Z * Math.sqrt(Math.max(0, gained + lost - (gained - lost) ** 2 / n))) / n : 0;
  return { ...sides, n, difference, low: difference - half, high: difference + half, chance: mcnemar(gained, lost) };
}

/** @typedef {'gained' | 'lost' | 'both' | 'neither'} Side */

/**
 * @param {boolean | null | undefined} first
 * @param {boolean | null | undefined} second
 * @returns {Side | null} null where one of them was not asked
 */
export function sideOf(first, second) {
  if (typeof first !== 'boolean' || typeof second !== 'boolean') return null;
  if (first) return second ? 'both' : 'lost';
  return second ? 'gained' : 'neither';
}
