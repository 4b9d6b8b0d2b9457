/* A product of the visitor's own, as a card: its ID, what can be done with it, who would want it. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { picture } from '../shared/picture.js';
import { semanticId } from '../shared/semantic_id.js';
import { start } from '../shared/start.js';
import { openOnMap, state } from '../shared/state.js';
import { audienceBlocks } from './audience_blocks.js';

/**
 * @param {import('../contract.d.ts').AddAnswer} kept what the server said when it was added
 * @param {{ remove: (id: string) => void, putIntoHistory: (id: string) => void }} acts
 */
export function addedCard({ item_id: id, codes, moved }, acts) {
  const item = itemOf(id);
  const blocks = start.recommends ? audienceBlocks(id) : null;
  const note = `Its own ID, ${moved}, was taken, so it has the nearest free one.`;
  const text = el(
    'div',
    { class: 'mm-added-text' },
    el('p', { class: 'mm-added-title', text: item.title }),
    semanticId(codes),
    moved && el('p', { class: 'mm-count mm-analyst', text: note }),
    el('div', { class: 'mm-added-tools' }, toolsOf(id, acts)),
    blocks?.sources,
  );
  const image = el('div', { class: 'mm-added-picture' }, picture(item, { alt: item.title, whole: true }));
  return el('li', { 'data-item': id }, image, text, blocks?.targets);
}

/**
 * @param {string} id
 * @param {{ remove: (id: string) => void, putIntoHistory: (id: string) => void }} acts
 */
function toolsOf(id, { remove, putIntoHistory }) {
  const isIn = state.history.includes(id);
  /**
   * @param {string} text
   * @param {() => void} act
   * @param {import('../shared/icons.js').IconName} sign
   * @param {Record<string, string>} [more]
   */
  const tool = (text, act, sign, more = {}) => button('mm-quiet', [icon(sign), text], act, more);
  const label = isIn ? 'In the history' : 'Put it into the history';
  return [
    start.recommends && tool(label, () => putIntoHistory(id), isIn ? 'check' : 'plus', { 'data-tool': 'history' }),
    isIn && tool('Open the history', openHistory, 'right'),
    tool('See it on the map', () => openOnMap(id), 'search'),
    tool('Remove', () => remove(id), 'close'),
  ];
}

function openHistory() {
  state.change({ panel: 'recommend' });
  scrollTo({ top: 0 });
}
