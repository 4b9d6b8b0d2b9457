/* One code of the marked product's ID, changed for a sibling: what if it were a little different? */

import { questions } from '../shared/ask.js';
import { el, within } from '../shared/dom.js';
import { state } from '../shared/state.js';
import { addEdit, lastEdit } from './edits.js';
import { marked } from './marked.js';

/** @typedef {import('../shared/start.js').Chip} Chip */
/** @typedef {{ item: string, codes: Chip[], levels: Chip[][] }} Siblings per level, the codes that could stand there */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountRewrite({ element, events, answers }) {
  const box = within(element, '.mm-rewrite');
  document.querySelector('.mm-edits')?.append(box); // among the other edits, above what they lead to
  /** @type {Siblings | null} */
  let siblings = null;
  const model = questions(events.siblings, answers, (answer) => {
    siblings = answer.error ? null : answer;
    box.replaceChildren(answer.error ?? '');
    draw();
  });

  function draw() {
    if (!siblings || siblings.item !== marked.item) return;
    const { item, codes, levels } = siblings;
    const changed = lastEdit((edit) => edit.kind === 'rewrite' && edit.item === item);
    const now = changed?.codes ?? codes.map(({ code }) => code);
    const choices = levels.map((chips, level) => codeChoice(item, now, chips, level));
    box.replaceChildren(el('span', { class: 'mm-count', text: 'Read the marked one with another code:' }), ...choices);
  }

  state.follow(draw);
  marked.follow(() => {
    siblings = null;
    box.replaceChildren();
    if (marked.item) model.ask({ item: marked.item });
    else model.forget();
  });
}

/**
 * @param {string} item
 * @param {string[]} now the codes that stand for the product
 * @param {Chip[]} chips that could stand on a level
 * @param {number} level
 */
function codeChoice(item, now, chips, level) {
  const options = chips.map(({ code, caption }) => {
    return el('option', { value: code, text: `${code} ${caption}`, selected: code === now[level] });
  });
  const write = () => addEdit({ kind: 'rewrite', item, codes: now.with(level, select.value) });
  const looks = { class: `mm-field mm-level-${now[level][0]}`, 'aria-label': `Level ${level + 1}` };
  const select = el('select', { ...looks, disabled: chips.length < 2, onchange: write }, options);
  return select;
}
