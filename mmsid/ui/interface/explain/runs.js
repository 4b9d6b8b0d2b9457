/* Two runs side by side: the parent and the run itself, with what came in, went out, rose and fell. */

import { el } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { percent } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { codeChip } from '../shared/semantic_id.js';
import { sharesOf } from '../shared/voice_bar.js';
import { voicesOf } from '../shared/voices.js';

const FEW = 6; // codes that are named

/** @typedef {import('../contract.d.ts').Recommendations} Recommendations */

/** @param {{ parent: Recommendations, child: Recommendations, cameIn: string[], wentOut: string[] }} runs */
export function runsSideBySide({ parent, child, cameIn, wentOut }) {
  const before = new Map(parent.items.map((line) => [line.item_id, line.rank]));
  const left = parent.items.map((line) => {
    return wentOut.includes(line.item_id) ? runLine(line, 'went out', 'is-out') : runLine(line);
  });
  const right = child.items.map((line) => {
    if (cameIn.includes(line.item_id)) return runLine(line, 'new', 'is-new');
    const by = (before.get(line.item_id) ?? line.rank) - line.rank;
    if (!by) return runLine(line);
    return by > 0 ? runLine(line, `up ${by}`, 'is-up') : runLine(line, `down ${-by}`, 'is-down');
  });
  const column = (/** @type {string} */ title, /** @type {HTMLElement[]} */ lines) =>
    el('div', {}, el('h3', { text: title }), el('ol', {}, lines));
  return [column('Before', left), column('After', right)];
}

/**
 * @param {import('../contract.d.ts').Recommendation} line
 * @param {string} [tag] what became of it
 * @param {string} [kind]
 */
function runLine(line, tag = '', kind = '') {
  const share = sharesOf(line)?.at(-1);
  const says = share === undefined ? {} : { title: voicesOf(line.probability, share).says };
  return el(
    'li',
    { class: `mm-run-line ${kind}`, 'data-item': line.item_id },
    el('span', { class: 'mm-run-rank', text: line.rank }),
    el('span', { class: 'mm-run-picture' }, picture(itemOf(line.item_id))),
    el('span', { class: 'mm-run-title', text: line.title }),
    el('span', { class: 'mm-run-tag', text: tag }),
    el('span', { class: 'mm-run-chance', ...says }, percent(line.probability), leftOf(line)),
  );
}

/**
 * After a forced code, the probability among what is left, beside the one overall.
 *
 * @param {import('../contract.d.ts').Recommendation} line
 */
const leftOf = ({ probability_left: left }) =>
  left === null ? null : el('small', { title: 'Among what is left' }, `${percent(left)} of what is left`);

/**
 * Codes that the beam took up or let go of, most probable first.
 *
 * @param {string} title
 * @param {import('../contract.d.ts').Chip[]} chips
 */
export function turnedCodes(title, chips) {
  if (!chips.length) return [];
  const few = chips.slice(0, FEW).map((chip) => codeChip('li', chip));
  const more = chips.length > FEW ? el('li', { class: 'mm-count', text: `and ${chips.length - FEW} more` }) : null;
  return [el('p', { class: 'mm-count', text: title }), el('ul', { class: 'mm-turned' }, few, more)];
}
