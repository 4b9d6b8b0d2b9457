/* Shares as bars beside their numbers; the number is text, so nothing is told by the bar alone. */

import { el } from '../shared/dom.js';

/**
 * A share, with the interval that it may lie in and a mark for what it is held against.
 *
 * @param {number} share
 * @param {{ low?: number, high?: number, mark?: number, most?: number, kind?: string }} [more] `most`: at full width
 */
export function shareBar(share, { low, high, mark, most = 1, kind = '' } = {}) {
  const at = (/** @type {number} */ value) => `${Math.min(100, (100 * value) / most).toFixed(2)}%`;
  const whisker =
    low !== undefined && high !== undefined
      ? el('i', { class: 'mm-share-whisker', style: `left:${at(low)};width:${at(high - low)}` })
      : null;
  return el(
    'span',
    { class: `mm-share ${kind}`, 'aria-hidden': 'true' },
    el('i', { class: 'mm-share-fill', style: `width:${at(share)}` }),
    whisker,
    mark !== undefined && el('i', { class: 'mm-share-mark', style: `left:${at(mark)}` }),
  );
}

/**
 * "31 of 100", and never a certainty that it is not.
 *
 * @param {number} share
 */
export function ofHundred(share) {
  const whole = Math.round(share * 100);
  if (share > 0 && whole === 0) return 'fewer than 1 of 100';
  return `${whole} of 100`;
}

/** @param {number} count */
export const missCount = (count) => (count === 1 ? '1 miss' : `${count.toLocaleString('en')} misses`);
