/* The choice of one level's code: those that lead to products under the chosen ones first, then all others that can
   stand there. A code means the same on every shelf, so one that no product has here is captioned like any other. */

import { LETTERS } from '../shared/code_names.js';
import { el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */

/**
 * @param {Codebook} codebook
 * @param {number} level
 * @param {(code: string) => void} onPick
 */
export function codePicker(codebook, level, onPick) {
  const letter = LETTERS[level];
  const word = LEVEL_WORDS[level];
  const title = `${word[0].toUpperCase()}${word.slice(1)}`;
  const face = el('span', { class: 'mm-picker-face', 'aria-hidden': 'true' });
  const select = el('select', { 'aria-label': `${title} (code ${letter})`, onchange: () => onPick(select.value) });
  const count = el('p', { class: 'mm-count' });
  const pictures = el('span', { class: 'mm-picker-pictures', 'aria-hidden': 'true' });
  const node = el(
    'li',
    { class: `mm-picker mm-level-${letter}` },
    el('h3', {}, el('code', { text: letter }), title, el('small', { text: placeOf(codebook, level) })),
    el('span', { class: 'mm-picker-choice' }, face, icon('down'), select),
    el('span', { class: 'mm-picker-below' }, pictures, count),
  );

  /** @param {string[]} codes of all levels, as far as they are chosen */
  function show(codes) {
    const name = codes[level];
    const isNext = level === codes.length;
    const missing = isNext ? `Add a ${word === 'which one' ? 'product' : word}` : `After the ${LEVEL_WORDS[level - 1]}`;
    const options = name || isNext ? codeOptions(codebook, codes.slice(0, level)) : [];
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
    const caption = name ? codebook.chip(prefix).caption : missing;
    const owners = isFree ? 'No product has it here' : plural(rows.length, 'product');
    node.classList.toggle('is-free', isFree);
    face.replaceChildren(el('code', { text: name ?? letter }), el('span', { text: caption, title: caption }));
    count.textContent = name ? owners : 'Not part of the sum';
    pictures.replaceChildren(...rows.slice(0, 3).map((row) => picture(items[row])));
  }
  return { node, show };
}

/**
 * What part of an ID a level is: the shelf, the look, or what can be left out.
 *
 * @param {Codebook} codebook
 * @param {number} level
 */
function placeOf({ roles }, level) {
  if (roles[level] === 'kind') return roles.filter((role) => role === 'kind').length > 1 ? 'of the shelf' : '';
  return roles[level] === 'one' ? 'if you like' : '';
}

/**
 * @param {Codebook} codebook
 * @param {string[]} parent
 */
function codeOptions(codebook, parent) {
  const leading = codebook.next(parent).map((prefix) => {
    const { code, caption } = codebook.chip(prefix);
    return el('option', { value: code, text: `${code} ${caption} (${codebook.below(prefix).length})` });
  });
  const known = new Set(leading.map(({ value }) => value));
  const free = codebook.possible(parent).filter((name) => !known.has(name));
  const others = free.map((name) => {
    return el('option', { value: name, text: `${name} ${codebook.chip([...parent, name]).caption}` });
  });
  const lead = parent.length ? `Lead to products under ${parent.join(' ')}` : 'Lead to products';
  return [
    ...(leading.length ? [el('optgroup', { label: lead }, leading)] : []),
    ...(others.length ? [el('optgroup', { label: 'No product has it here' }, others)] : []),
  ];
}
