/* What is given to "Many at once": the table, its pictures, and how the table should look. */

import { button, el } from '../../shared/dom.js';
import { icon } from '../../shared/icons.js';
import { plural } from '../../shared/numbers.js';
import { start } from '../../shared/start.js';
import { aboutColumns, aboutPictures } from './input_words.js';
import { chosenFolder, droppedFiles, openZip, sortedFiles } from './sources.js';

/** @typedef {import('../../shared/dom.js').Child} Child */
/** @typedef {import('./sources.js').Source} Source */

/**
 * @typedef {object} Give takes what the visitor chose
 * @property {(file: File) => void} table
 * @property {(opening: Source | Promise<Source>) => void} pictures
 * @property {() => void} example
 */

/** @typedef {{ name: string, rows: import('./rows_to_send.js').Row[], readAs: Record<string, string> }} Table */

/** @param {Give} give */
export function batchInputs(give) {
  const table = chooser({ accept: '.csv,text/csv', 'data-takes': 'table' }, ([file]) => give.table(file));
  const zip = chooser({ accept: '.zip,application/zip', 'data-takes': 'zip' }, ([file]) =>
    give.pictures(openZip(file)),
  );
  const folder = chooser({ webkitdirectory: true, 'data-takes': 'folder' }, (files) =>
    give.pictures(chosenFolder(files)),
  );
  const loose = chooser({ accept: 'image/*,.heic,.heif', multiple: true, 'data-takes': 'pictures' }, (files) => {
    const { pictures } = sortedFiles(files);
    if (pictures) give.pictures(pictures);
  });
  const hasFolders = 'webkitdirectory' in folder && !matchMedia('(pointer: coarse)').matches;
  const tool = (/** @type {string} */ text, /** @type {HTMLInputElement} */ input) =>
    button('mm-button', text, () => input.click());
  const tableTool = tool('Choose a CSV file', table);
  const pictureTools = [
    tool('Choose a zip file', zip),
    hasFolders && tool('A folder', folder),
    tool('Pictures', loose),
  ];
  const trial = start.new_items.length
    ? button('mm-quiet', [icon('right'), 'Try it with the example'], give.example)
    : null;
  const tableState = el('p', { class: 'mm-batch-given' });
  const pictureState = el('p', { class: 'mm-batch-given' });
  const toolsOf = (/** @type {Child[]} */ tools) => el('div', { class: 'mm-drop-tools' }, tools);
  const zone = { class: 'mm-batch-zone' };
  const zones = [
    el('div', zone, icon('table'), tableState, toolsOf([tableTool]), table),
    el('div', zone, icon('picture'), pictureState, toolsOf(pictureTools), zip, folder, loose),
  ];
  const help = el('div', { class: 'mm-batch-help' }, exampleLink(), trial);
  const node = el('div', {}, formatNote(), help, el('div', { class: 'mm-batch-inputs' }, zones));
  let isBusy = false;

  /**
   * @param {Table | null} given
   * @param {Source | null} source
   * @param {boolean} isRunning
   */
  function show(given, source, isRunning) {
    isBusy = isRunning;
    for (const one of [tableTool, ...pictureTools, trial]) if (one) one.disabled = isRunning;
    const about = (/** @type {string} */ title, /** @type {string[]} */ ...said) => [
      el('b', { text: title }),
      ...said.map((text) => el('span', { text })),
    ];
    const aboutTable = given
      ? about(given.name, plural(given.rows.length, 'product'), ...aboutColumns(given))
      : about('The table', 'Drop a CSV file here');
    const files = source ? plural(source.count, 'file') : 'Drop a zip file, a folder or pictures here';
    const found = given ? [aboutPictures(given.rows, source)] : [];
    tableState.replaceChildren(...aboutTable);
    pictureState.replaceChildren(...about(source?.name ?? 'Its pictures, if it has any', files, ...found));
  }

  return {
    node,
    show,
    acceptDrops: (/** @type {HTMLElement} */ target) => acceptDrops(target, node, give, () => isBusy),
  };
}

/**
 * A field that chooses files and is seen only through its button.
 *
 * @param {Record<string, any>} attributes
 * @param {(files: File[]) => void} take
 */
function chooser(attributes, take) {
  const looks = { type: 'file', class: 'mm-hidden', tabindex: -1, 'aria-hidden': 'true' };
  const input = el('input', { ...looks, ...attributes, onchange: chosen });
  function chosen() {
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    if (files.length) take(files);
  }
  return input;
}

/**
 * A table, a zip file, pictures or a folder may be dropped anywhere on a node, also together.
 *
 * @param {HTMLElement} target
 * @param {HTMLElement} node that shows that something is over it
 * @param {Give} give
 * @param {() => boolean} isBusy
 */
function acceptDrops(target, node, give, isBusy) {
  const mark = (/** @type {boolean} */ isOver) => node.classList.toggle('is-over', isOver && !isBusy());
  /** @param {import('./sources.js').Sorted} dropped */
  function take({ table, zip, pictures }) {
    if (zip) give.pictures(openZip(zip));
    else if (pictures) give.pictures(pictures);
    if (table) give.table(table);
  }
  target.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  target.addEventListener('dragleave', () => mark(false));
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (!isBusy() && event.dataTransfer) droppedFiles(event.dataTransfer).then(take);
  });
}

/** How the table should look, and where everything stays. */
function formatNote() {
  const { columns, max_rows: most, table_bytes: tableBytes } = start.batch;
  const { picture_bytes: pictureBytes, archive_bytes: zipBytes } = start.batch;
  const [first, second, third] = columns.map((name) => el('code', { text: name }));
  const megabytes = (/** @type {number} */ bytes) => `${bytes / 1e6} MB`;
  const size = `, one of which is enough; up to ${most} rows and ${megabytes(tableBytes)}. An `;
  const pictures =
    ` is the name of a picture (up to ${megabytes(pictureBytes)}) in a zip file (up to ${megabytes(zipBytes)}) or a folder. ` +
    'Both stay in this page: the server is given a few rows at a time and keeps nothing of them.';
  const image = el('code', { text: 'image' });
  const named = ['A CSV file with the columns ', first, ', ', second, ' and ', third];
  return el('p', { class: 'mm-batch-format' }, ...named, size, image, pictures);
}

function exampleLink() {
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(start.batch.example)}`;
  return el('a', { class: 'mm-quiet', download: 'example-products.csv', href }, icon('save'), 'An example table');
}
