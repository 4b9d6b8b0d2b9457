/* A semantic ID as captioned chips, coarse to fine; a code never stands without its caption. */

import { hedged, holdsFor } from './captions.js';
import { el } from './dom.js';
import { openCode } from './state.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

/**
 * A code and what it means, in its level's hue.
 *
 * @template {'li' | 'span' | 'button'} Tag
 * @param {Tag} tag
 * @param {Chip} chip
 * @param {Record<string, any>} [more] attributes
 */
export function codeChip(tag, { code, caption }, { class: kind = '', ...more } = {}) {
  const looks = `mm-code mm-level-${code[0]}${kind && ` ${kind}`}`;
  const attributes = tag === 'button' ? { type: 'button', class: looks, ...more } : { class: looks, ...more };
  return el(tag, attributes, el('code', { text: code }), el('span', { text: caption }));
}

/**
 * An ID, each of whose codes opens its page.
 *
 * @param {Chip[]} codes
 */
export function semanticId(codes) {
  const prefix = codes.map(({ code }) => code);
  const chips = codes.map((chip, level) => {
    const shorter = prefix.slice(0, level + 1);
    const title = `${chip.code}: ${holdsFor(chip, shorter)} Click for its page.`;
    return codeChip('li', { ...chip, caption: hedged(chip) }, { title, onclick: () => openCode(shorter) });
  });
  return el('ol', { class: 'mm-id', 'aria-label': `Semantic ID ${prefix.join(' ')}` }, chips);
}
