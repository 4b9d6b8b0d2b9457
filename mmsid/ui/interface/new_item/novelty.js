/* Whether a new item is one of ours: how near the nearest products are, compared with how near the shop's own products
   are to each other. */

import { button, el } from '../shared/dom.js';
import { itemsById } from '../shared/items.js';
import { wholePercent } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { state } from '../shared/state.js';

const MAX_NEIGHBOURS = 6; // neighbours that are shown

/** @param {Pick<import('../contract.d.ts').NewItem, 'novelty' | 'neighbours'>} answer */
export function noveltyBlock({ novelty, neighbours }) {
  const { percentile, nearest, sentence, verdict } = novelty;
  const mark = el('i', { style: `left:${(percentile * 100).toFixed(1)}%` });
  const ends = ['far from everything', 'as near as our nearest'].map((text) => el('span', { text }));
  const share = wholePercent(percentile);
  const rest = sentence.includes('%') ? '.' : `; ${share} of the shop’s own products are farther from their nearest.`; // once is enough
  const near = nearest && `Its nearest product has cosine ${nearest.cosine.toFixed(2)}${rest}`;
  return el(
    'section',
    { class: 'mm-block mm-novelty', 'data-verdict': verdict },
    el('h3', { text: 'Is it one of ours?' }),
    el('p', { class: 'mm-verdict', text: sentence }),
    el('div', { class: 'mm-scale', role: 'img', 'aria-label': sentence }, mark),
    el('p', { class: 'mm-scale-ends' }, ends),
    near && el('p', { class: 'mm-count mm-analyst', text: near }),
    el('ul', { class: 'mm-thumbs' }, neighbours.slice(0, MAX_NEIGHBOURS).map(neighbourThumb)),
  );
}

/** @param {import('../contract.d.ts').Neighbour} neighbour */
function neighbourThumb({ item_id: id, title, cosine }) {
  const open = () => state.change({ panel: 'codes', item: id, code: null });
  const note = (/** @type {string} */ text, kind = '') => el('span', { class: `mm-thumb-note${kind}`, text });
  const content = [picture(itemsById.get(id) ?? {}), note(title), note(`cosine ${cosine.toFixed(2)}`, ' mm-analyst')];
  return el('li', { 'data-item': id }, button('', content, open, { title }));
}
