/* A note and labels on one case, kept in this browser as they are typed. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { notes } from './notes.js';
import { readLabel } from './notes_text.js';

/** @param {number} place */
export function noteEditor(place) {
  const text = el('textarea', {
    class: 'mm-note',
    rows: 3,
    maxlength: 2000,
    'aria-label': `Your note on case ${place + 1}`,
    placeholder: 'Your note; it stays in this browser',
    oninput: () => notes.change(place, { note: text.value }),
  });
  const list = el('span', { class: 'mm-labels' });
  const known = el('datalist', { id: 'mm-known-labels' });
  const field = el('input', {
    type: 'text',
    class: 'mm-label-field',
    list: 'mm-known-labels',
    maxlength: 40,
    'aria-label': `A label for case ${place + 1}`,
    placeholder: 'Add a label, then Enter',
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      add(readLabel(field.value));
    },
  });

  /** @param {string} label */
  function add(label) {
    if (!label) return;
    notes.change(place, { labels: [...notes.of(place).labels, label] });
    field.value = '';
  }

  /** @param {string} label */
  function remove(label) {
    notes.change(place, { labels: notes.of(place).labels.filter((one) => one !== label) });
    field.focus();
  }

  function draw() {
    const { note } = notes.of(place);
    if (text.value.trim() !== note.trim()) text.value = note;
    known.replaceChildren(...notes.labels.map((label) => el('option', { value: label })));
    list.replaceChildren(
      ...notes.of(place).labels.map((label) =>
        button('mm-wanted', [el('span', { text: label }), icon('close')], () => remove(label), {
          'aria-label': `Remove the label ${label}`,
        }),
      ),
    );
  }
  draw();
  const line = el('div', { class: 'mm-label-line' }, list, field, known);
  return { node: el('div', { class: 'mm-note-editor' }, text, line), draw };
}
