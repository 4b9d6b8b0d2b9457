/* What is given to "Several histories at once": a text, or a file of the same, and how both may look. */

import { button, el } from '../../shared/dom.js';
import { icon } from '../../shared/icons.js';
import { items, itemsById, shoppers } from '../../shared/items.js';
import { start } from '../../shared/start.js';
import { exampleTable } from './outcome.js';

/**
 * @typedef {object} Given
 * @property {string | null} name of the file; null for a text
 * @property {Blob} content
 */

/**
 * @typedef {object} Listeners
 * @property {(given: Given | null) => void} take what is given now; null where the text is empty
 * @property {() => void} answer
 * @property {() => void} stop
 */

/** @param {Listeners} listeners */
export function historyInputs({ take, answer, stop }) {
  const text = el('textarea', {
    id: 'mm-histories-text',
    class: 'mm-histories-text',
    rows: 6,
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-describedby': 'mm-histories-format',
    placeholder: placeholder(),
    oninput: () => take(text.value.trim() ? { name: null, content: new Blob([text.value]) } : null),
  });
  const chooser = el('input', {
    type: 'file',
    class: 'mm-hidden',
    accept: '.csv,.tsv,.txt,text/csv,text/plain',
    tabindex: -1,
    'aria-hidden': 'true',
    onchange: chosen,
  });
  const label = el('label', { class: 'mm-histories-label', for: 'mm-histories-text', text: 'Histories' });
  const choose = button('mm-button', [icon('table'), 'Choose a file'], () => chooser.click());
  const trial = button('mm-quiet', [icon('right'), 'Try it with the example shoppers'], tryExample);
  const go = button('mm-button is-main', 'Answer them', answer);
  const halt = button('mm-button', [icon('stop'), 'Stop'], stop);
  const state = el('p', { class: 'mm-histories-given', role: 'status' });
  const hasExample = shoppers.some(({ history }) => history.length > 1);
  const tools = el('div', { class: 'mm-histories-tools' }, go, halt, choose, hasExample ? trial : null, chooser);
  const node = el('div', { class: 'mm-histories-inputs' }, formatNote(), label, text, state, tools);
  let isBusy = false;

  function chosen() {
    const [file] = chooser.files ?? [];
    chooser.value = ''; // so that the same file can be chosen again
    if (file) takeFile(file);
  }

  /** @param {File} file */
  function takeFile(file) {
    text.value = '';
    take({ name: file.name.slice(-200), content: file });
  }

  function tryExample() {
    text.value = exampleTable(shoppers);
    take({ name: null, content: new Blob([text.value]) });
    answer();
  }
  acceptDrops(node, takeFile, () => isBusy);

  /**
   * @param {{ about: string, isRunning: boolean, goes: string | null }} now what was read; what the button says, if there
   *   is anything to do
   */
  function show({ about, isRunning, goes }) {
    isBusy = isRunning;
    state.textContent = about;
    text.readOnly = isRunning;
    for (const one of [choose, trial]) one.disabled = isRunning;
    go.hidden = isRunning;
    go.disabled = goes === null;
    go.textContent = goes ?? 'Answer them';
    halt.hidden = !isRunning;
  }
  return { node, show };
}

/**
 * A file may be dropped anywhere on a node.
 *
 * @param {HTMLElement} node
 * @param {(file: File) => void} take
 * @param {() => boolean} isBusy
 */
function acceptDrops(node, take, isBusy) {
  const mark = (/** @type {boolean} */ isOver) => node.classList.toggle('is-over', isOver && !isBusy());
  node.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  node.addEventListener('dragleave', () => mark(false));
  node.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    mark(false);
    if (!file) return; // a text is dropped into the field as ever
    event.preventDefault();
    if (!isBusy()) take(file);
  });
}

/** Two histories of this shop, in the shortest form. */
function placeholder() {
  const known = (shoppers[0]?.history ?? []).filter((id) => itemsById.has(id));
  const ids = known.length > 1 ? known : items.slice(0, 3).map(({ id }) => id);
  return `${ids.slice(0, 3).join(', ')}\n${ids.slice(-2).join(', ')}`;
}

function formatNote() {
  const code = (/** @type {string} */ text) => el('code', { text });
  const { max_rows: most, file_bytes: bytes } = start.histories;
  return el(
    'p',
    { class: 'mm-histories-format', id: 'mm-histories-format' },
    'One history a line: product ids, oldest first, parted by commas, spaces or >. Or a table with a column ',
    code('history'),
    ' and, if you know them, ',
    code('next'),
    ' and ',
    code('user'),
    '. Or one event a line: ',
    code('user_id'),
    ', ',
    code('item_id'),
    ', ',
    code('timestamp'),
    `. Up to ${most.toLocaleString('en')} histories of ${start.max_history} products, and ${bytes / 1e6} MB; a CSV file may be dropped here.`,
    ' All of it stays in this page: the server is given a few at a time and keeps nothing of them.',
  );
}
