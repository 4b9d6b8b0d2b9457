/* What compositions of codes are shown with: a cosine, and an ID in which some codes stand out. */

import { el } from '../shared/dom.js';
import { semanticId } from '../shared/semantic_id.js';

/**
 * A cosine as a figure and as a bar, which is full at 1.
 *
 * @param {number} cosine
 */
export function cosineBar(cosine) {
  const width = `width:${(Math.max(0, cosine) * 100).toFixed(1)}%`;
  const bar = el('span', { 'aria-hidden': 'true' }, el('i', { style: width }));
  return el('span', { class: 'mm-cosine' }, el('b', { text: `cosine ${cosine.toFixed(2)}` }), bar);
}

/**
 * A product's semantic ID; codes that pass `isMarked` stand out.
 *
 * @param {import('../contract.d.ts').Chip[]} codes
 * @param {(code: string, level: number) => boolean} isMarked
 */
export function markedId(codes, isMarked) {
  const id = semanticId(codes);
  codes.forEach(({ code }, level) => {
    id.children[level].firstElementChild?.classList.add(isMarked(code, level) ? 'is-marked' : 'is-plain');
  });
  return id;
}

/**
 * One of a list, at random.
 *
 * @template T
 * @param {T[]} list
 */
export const anyOf = (list) => list[Math.floor(Math.random() * list.length)];
