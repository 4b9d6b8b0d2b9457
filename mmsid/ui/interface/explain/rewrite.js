/* One code of the marked product's ID, changed for a sibling: what if it were a little different? */

import { asksInPlace } from '../shared/ask.js';
import { LETTERS } from '../shared/code_names.js';
import { el, within } from '../shared/dom.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { addEdit, lastEdit } from './edits.js';
import { marked } from './marked.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountRewrite(wire) {
  const section = within(wire.element, '.mm-rewrite');
  document.querySelector('.mm-edits')?.append(section); // among the other edits, above what they lead to
  /** @type {import('../contract.d.ts').SiblingsAnswer | null} */
  let siblings = null;
  const { node: told, say } = sentence();
  const model = asksInPlace({ section, say }, [wire, 'siblings'], (answer) => {
    siblings = answer;
    draw();
  });

  function draw() {
    if (!siblings || siblings.item_id !== marked.item) return;
    const { item_id: item, codes, levels, children } = siblings;
    const changed = lastEdit('rewrite', (edit) => edit.item === item);
    const now = changed?.codes ?? codes.map(({ code }) => code);
    const choices = levels.map((chips, level) => {
      const child = level === 1 ? children[now[0]] : undefined;
      const isOther = child && now[0] !== codes[0].code; // of another kind than its own
      return codeChoice(item, now, isOther ? [child] : chips, level, children);
    });
    const label = el('span', { class: 'mm-count', text: 'Read the marked one with another code:' });
    section.replaceChildren(label, ...choices);
  }

  state.follow(draw);
  marked.follow(() => {
    siblings = null;
    section.replaceChildren(told);
    if (marked.item) model.ask({ item_id: marked.item });
    else model.forget();
  });
}

/**
 * @param {string} item
 * @param {string[]} now the codes that stand for the product
 * @param {Chip[]} chips that could stand on a level
 * @param {number} level
 * @param {Record<string, Chip>} children the type that another kind brings along
 */
function codeChoice(item, now, chips, level, children) {
  const options = chips.map(({ code, caption }) => {
    return el('option', { value: code, text: `${code} ${caption}`, selected: code === now[level] });
  });
  const write = () => {
    const changed = now.with(level, select.value);
    const child = level === 0 && children[select.value];
    addEdit({ kind: 'rewrite', item, codes: child ? changed.with(1, child.code) : changed });
  };
  const looks = {
    class: `mm-field mm-level-${now[level][0]}`,
    'aria-label': `${LEVEL_WORDS[level]} (code ${LETTERS[level]})`,
  };
  const select = el('select', { ...looks, disabled: chips.length < 2, onchange: write }, options);
  return select;
}
