/* The choice of one level's code: those that lead to products under the chosen prefix first, then all others. */

import { codeName, grainOf, LETTERS } from '../shared/code_names.js';
import { el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */

/**
 * For every code, the prefix that ends with it and has most products: what it means where it is most at home.
 *
 * @param {Codebook} codebook
 * @returns {Map<string, string[]>}
 */
export function bestUses(codebook) {
  const uses = new Map();
  for (const { row } of items) {
    codebook.id(row).forEach((name, level, id) => {
      const prefix = id.slice(0, level + 1);
      const isMore = codebook.below(prefix).length > codebook.below(uses.get(name) ?? []).length;
      if (!uses.has(name) || isMore) uses.set(name, prefix);
    });
  }
  return uses;
}

/**
 * @param {Codebook} codebook
 * @param {Map<string, string[]>} uses
 * @param {number} level
 * @param {(code: string) => void} onPick
 */
export function codePicker(codebook, uses, level, onPick) {
  const letter = LETTERS[level];
  const cue = grainOf(level, codebook.sizes.length);
  const face = el('span', { class: 'mm-picker-face', 'aria-hidden': 'true' });
  const says = { 'aria-label': `Code of level ${letter}, ${cue}` };
  const select = el('select', { ...says, onchange: () => onPick(select.value) });
  const count = el('p', { class: 'mm-count' });
  const pictures = el('span', { class: 'mm-picker-pictures', 'aria-hidden': 'true' });
  const node = el(
    'li',
    { class: `mm-picker mm-level-${letter}` },
    el('h3', {}, el('code', { text: letter }), cue),
    el('span', { class: 'mm-picker-choice' }, face, icon('down'), select),
    el('span', { class: 'mm-picker-below' }, pictures, count),
  );
  const elsewhere = (/** @type {string} */ name) => {
    const use = uses.get(name);
    return use ? `elsewhere “${codebook.chip(use).caption}”` : 'no product anywhere';
  };

  /** @param {string[]} codes of all levels, as far as they are chosen */
  function show(codes) {
    const name = codes[level];
    const isNext = level === codes.length;
    const missing = isNext ? 'Add a code' : `After level ${LETTERS[level - 1]}`;
    const options = name || isNext ? codeOptions(codebook, codes.slice(0, level), level, elsewhere) : [];
    select.disabled = !options.length;
    select.replaceChildren(...(name ? [] : [el('option', { value: '', text: missing, disabled: true })]), ...options);
    select.value = name ?? '';
    node.classList.toggle('is-empty', !name);
    showFace(name ?? null, codes.slice(0, level + 1), missing);
  }

  /**
   * @param {string | null} name of the chosen code
   * @param {string[]} prefix
   * @param {string} missing what is said where none is chosen
   */
  function showFace(name, prefix, missing) {
    const rows = name ? codebook.below(prefix) : [];
    const isFree = name !== null && !rows.length;
    const free = isFree ? elsewhere(name) : missing;
    const caption = rows.length ? codebook.chip(prefix).caption : free;
    const owners = isFree ? 'No product has it here' : plural(rows.length, 'product');
    node.classList.toggle('is-free', isFree);
    face.replaceChildren(el('code', { text: name ?? letter }), el('span', { text: caption, title: caption }));
    count.textContent = name ? owners : 'Not part of the sum';
    pictures.replaceChildren(...rows.slice(0, 3).map((row) => picture(items[row])));
  }
  return { node, show };
}

/**
 * @param {Codebook} codebook
 * @param {string[]} parent
 * @param {number} level
 * @param {(name: string) => string} elsewhere what a code means where it is most at home
 */
function codeOptions(codebook, parent, level, elsewhere) {
  const leading = codebook.next(parent).map((prefix) => {
    const { code, caption, count } = codebook.chip(prefix);
    return el('option', { value: code, text: `${code} ${caption} (${count})` });
  });
  const known = new Set(leading.map(({ value }) => value));
  const all = Array.from({ length: codebook.sizes[level] }, (_, code) => codeName(level, code));
  const free = all.filter((name) => !known.has(name));
  const others = free.map((name) => el('option', { value: name, text: `${name} ${elsewhere(name)}` }));
  const lead = level ? `Lead to products under ${parent.join(' ')}` : 'Lead to products';
  return [
    ...(leading.length ? [el('optgroup', { label: lead }, leading)] : []),
    ...(others.length ? [el('optgroup', { label: 'No product has it here' }, others)] : []),
  ];
}
