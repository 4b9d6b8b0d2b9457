/* What each product of the history did for a recommendation: a signed bar per product, stacked by level. */

import { el } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { factor, signed } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';

/** @typedef {import('../contract.d.ts').LevelEffect} Effect */
/** @typedef {import('../contract.d.ts').HistoryEffect} Line */

const LEAST = 1e-9; // nats; the widest bar is never narrower

/** @param {Line[]} history */
export function effectBars(history) {
  const reach = (/** @type {Effect[]} */ levels, /** @type {1 | -1} */ sign) =>
    levels.reduce((sum, { effect }) => sum + Math.max(0, sign * effect), 0);
  const widest = Math.max(...history.flatMap(({ levels }) => [reach(levels, 1), reach(levels, -1)]), LEAST);
  const widestSum = Math.max(...history.map(({ effect }) => Math.abs(effect)), LEAST);
  const ordered = [...history].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return history.map((line) => effectBar(line, [widest, widestSum], ordered.indexOf(line)));
}

/**
 * @param {Line} line
 * @param {[widest: number, widestSum: number]} reaches nats that take the whole width; for a story, whose bars know no levels
 * @param {number} order in which a story tells them
 */
function effectBar({ item_id: id, effect: total, levels }, [widest, widestSum], order) {
  const item = itemOf(id);
  const part = (/** @type {Effect} */ { code, effect }) => {
    const width = `width:${((Math.abs(effect) / widest) * 100).toFixed(2)}%`;
    return el('i', { class: `mm-level-${code[0]}`, style: width, title: `${code}: ${signed(effect)} nats` });
  };
  const side = (/** @type {1 | -1} */ sign) => levels.filter(({ effect }) => sign * effect > 0).map(part);
  const whole = el('i', { style: `width:${((Math.abs(total) / widestSum) * 100).toFixed(2)}%` });
  return el(
    'li',
    {
      class: 'mm-bar',
      style: `--mm-order: ${order}`,
      'data-item': id,
      'aria-label': `${item.title}: ${factor(total)}`,
    },
    el('span', { class: 'mm-bar-picture' }, picture(item)),
    el('span', { class: 'mm-bar-title', title: item.title, text: item.title }),
    track('mm-analyst', side(-1).reverse(), side(1)),
    track('mm-story', total < 0 ? [whole] : [], total > 0 ? [whole] : []),
    el('span', { class: 'mm-bar-sum', text: factor(total), title: `${signed(total)} nats of log-probability` }),
  );
}

/**
 * @param {string} reading whose it is
 * @param {HTMLElement[]} against
 * @param {HTMLElement[]} speaking
 */
const track = (reading, against, speaking) =>
  el(
    'span',
    { class: `mm-bar-track ${reading}`, 'aria-hidden': 'true' },
    el('span', { class: 'mm-bar-against' }, against),
    el('span', { class: 'mm-bar-for' }, speaking),
  );
