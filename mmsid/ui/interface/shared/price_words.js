/* Prices within what somebody searches for: "mugs under 20", "< €15", "between 10 and 30". In: the text; out: the bounds,
   and the words that are left. Pure, no DOM. */

/** @typedef {{ words: string, fits: (price: number | null) => boolean, says: string }} Wish */

const SIGN = '(?:[€$£¥]|\\b(?:euros?|eur|dollars?|usd|pounds?|gbp)\\b)';
const AMOUNT = `(?:${SIGN}\\s*)?(\\d+(?:[.,]\\d{1,2})?)(?:\\s*${SIGN})?`;

/** @type {[pattern: RegExp, bounds: (low: number, high: number) => [low: number, high: number, isOpen: boolean]][]} */
const PATTERNS = [
  [within(`between\\s+${AMOUNT}\\s+and\\s+${AMOUNT}`), (low, high) => [low, high, false]],
  [within(`from\\s+${AMOUNT}\\s+to\\s+${AMOUNT}`), (low, high) => [low, high, false]],
  [within(`${SIGN}\\s*(\\d+(?:[.,]\\d{1,2})?)\\s*[-–]\\s*${AMOUNT}`), (low, high) => [low, high, false]],
  [within(`(\\d+(?:[.,]\\d{1,2})?)\\s*[-–]\\s*(\\d+(?:[.,]\\d{1,2})?)\\s*${SIGN}`), (low, high) => [low, high, false]],
  [within(`(?:under|below|less than|cheaper than|<)\\s*${AMOUNT}`), (high) => [-Infinity, high, true]],
  [within(`(?:up to|at most|<=|≤)\\s*${AMOUNT}`), (high) => [-Infinity, high, false]],
  [within(`(?:over|above|more than|>)\\s*${AMOUNT}`), (low) => [low, Infinity, true]],
  [within(`(?:at least|>=|≥)\\s*${AMOUNT}`), (low) => [low, Infinity, false]],
];

/** @param {string} pattern a whole word or sign of its own */
function within(pattern) {
  return new RegExp(`(?<![\\p{L}\\d])(?:for\\s+)?${pattern}(?![\\p{L}\\d])`, 'iu');
}

/** @param {string} written */
const amount = (written) => Number(written.replace(',', '.'));

/**
 * What is wished of the price; without such words, every price fits.
 *
 * @param {string} text
 * @returns {Wish}
 */
export function priceWish(text) {
  for (const [pattern, bounds] of PATTERNS) {
    const found = text.match(pattern);
    if (!found) continue;
    const [low, high, isOpen] = bounds(amount(found[1]), amount(found[2] ?? ''));
    return {
      words: text.replace(found[0], ' ').replace(/\s+/g, ' ').trim(),
      fits: (price) => price !== null && (isOpen ? price > low && price < high : price >= low && price <= high),
      says: found[0].trim(),
    };
  }
  return { words: text.trim(), fits: () => true, says: '' };
}
