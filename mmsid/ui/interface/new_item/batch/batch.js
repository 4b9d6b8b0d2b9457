/* Many at once: a table of new products and their pictures, tokenised a few at a time. The page keeps the table, the
   pictures and the result; the server keeps nothing, so a run can be stopped and go on whenever the visitor likes. */

import { isLive, markLive, ofMyShop, promises } from '../../shared/ask.js';
import { button, el, within } from '../../shared/dom.js';
import { base64, bytesOf, download } from '../../shared/files.js';
import { icon } from '../../shared/icons.js';
import { plural } from '../../shared/numbers.js';
import { announce, sentence } from '../../shared/say.js';
import { start } from '../../shared/start.js';
import { productToLookAt } from '../current.js';
import { batchInputs } from './inputs.js';
import { resultRows } from './result_rows.js';
import { pictureOf, rowsToSend } from './rows_to_send.js';
import { runBar } from './run_bar.js';
import { examplePictures } from './sources.js';

/** @typedef {import('./inputs.js').Table} Table */
/** @typedef {import('./rows_to_send.js').RowsToSend} RowsToSend */
/** @typedef {import('./rows_to_send.js').Row} Row */
/** @typedef {import('./sources.js').Source} Source */

const PATIENCE = { live: 60_000, loading: 180_000 }; // milliseconds; a few rows take longer than one question
const LATE = 'The server has not answered for a while; stop and go on to ask it again.';

/** @param {import('../../shared/ask.js').Wire} wire */
export function mountBatch(wire) {
  const batch = new Batch(wire);
  within(wire.element, '.mm-batch').replaceChildren(batch.node);
}

class Batch {
  /** @type {Table | null} */
  #table = null;
  /** @type {Source | null} */
  #source = null;
  /** @type {import('./result_rows.js').Line[]} */
  #lines = []; // of the answers, in the table's order
  /** @type {object | null} */
  #run = null; // the run that is going on; null while there is none
  #seconds = 0;
  #model;
  #told = sentence({ isAlert: true });
  #wrong = { table: '', pictures: '' }; // what each of the two lacks: neither hides what the other says
  #inputs = batchInputs({
    table: (file) => this.#takeTable(file),
    pictures: (opening) => this.#takePictures(opening),
    example: () => this.#tryExample(),
  });
  #bar = runBar({ onGo: () => this.#tokenizeRest(), onStop: () => this.#halt(), onOver: () => this.#reset() });
  #rows = resultRows((product) => this.#look(product));
  #downloads = [this.#downloadButton('csv', 'CSV'), this.#downloadButton('parquet', 'Parquet')];
  #narrow = button('mm-filter', '', () => this.#filter(this.#narrow.getAttribute('aria-pressed') === 'false'));
  #result = this.#buildResult();

  /** @param {import('../../shared/ask.js').Wire} wire */
  constructor(wire) {
    this.#model = promises(wire, { late: () => this.#run && this.#say(LATE), patience: PATIENCE });
    const title = el('h2', { id: 'mm-batch-title', text: 'Many at once' });
    const about = 'A table of new products and their pictures becomes a table of IDs';
    this.node = el(
      'details',
      { class: 'mm-fold' },
      el('summary', {}, title, el('span', { class: 'mm-count', text: about })),
      this.#inputs.node,
      this.#told.node,
      this.#bar.node,
      this.#result,
    );
    this.#inputs.acceptDrops(this.node);
    this.#filter(false);
    this.#draw();
  }

  #buildResult() {
    const label = el('span', { class: 'mm-count', text: 'Download' });
    const spring = el('span', { class: 'mm-spring' });
    const tools = el('div', { class: 'mm-batch-tools' }, this.#narrow, spring, label, this.#downloads);
    return el('div', { class: 'mm-batch-result', hidden: true }, tools, this.#rows.node);
  }

  /**
   * @param {'csv' | 'parquet'} kind
   * @param {string} text
   */
  #downloadButton(kind, text) {
    return button('mm-button', [icon('save'), text], () => this.#download(kind));
  }

  /* What is given */

  /** Forgets the result, which belongs to another table or to other pictures. */
  #reset() {
    this.#lines = [];
    this.#seconds = 0;
    this.#rows.clear();
    this.#filter(false);
    this.#draw();
  }

  /** @param {string | null} [text] about the run; what is wrong with what was given stands before it */
  #say(text) {
    this.#told.say([this.#wrong.table, this.#wrong.pictures, text].filter(Boolean).join(' '));
  }

  /**
   * @param {'table' | 'pictures'} part
   * @param {string | null} [text] null where it can be used
   */
  #complain(part, text) {
    this.#wrong[part] = text ?? '';
    this.#say();
  }

  /** @param {File} file */
  async #takeTable(file) {
    this.#complain('table');
    this.#table = null;
    this.#reset();
    const isLarge = file.size > start.batch.table_bytes; // the server says so, without having it sent
    const content = isLarge ? null : await base64(file).catch(() => null);
    const outcome = await this.#model.ask('read_table', { name: file.name, size: file.size, file: content });
    if (!outcome) return;
    const { answer, error } = outcome;
    this.#complain('table', error);
    if (answer) this.#table = { name: file.name, rows: answer.rows, readAs: answer.read_as };
    this.#draw();
  }

  /** @param {Source | Promise<Source>} opening */
  async #takePictures(opening) {
    this.#complain('pictures');
    this.#source = null;
    try {
      this.#source = await opening;
    } catch (error) {
      this.#complain('pictures', error instanceof Error ? error.message : String(error));
    }
    this.#reset();
  }

  async #tryExample() {
    await this.#takePictures(examplePictures());
    await this.#takeTable(new File([start.batch.example], 'example.csv'));
    if (this.#table) await this.#tokenizeRest();
  }

  /* The run */

  async #tokenizeRest() {
    if (!this.#table) return;
    const { rows } = this.#table;
    const own = {};
    const started = performance.now() - this.#seconds * 1000;
    this.#run = own;
    this.#say();
    if (this.#lines.length === rows.length) this.#reset();
    this.#draw();
    announce(`${plural(rows.length, 'product')} are being tokenised.`, 'batch');
    /** @type {Promise<RowsToSend> | null} */
    let ready = rowsToSend(rows.slice(this.#lines.length), this.#source);
    while (ready) {
      /** @type {RowsToSend} */
      const { sent, thumbnails } = await ready;
      if (this.#run !== own) return;
      const question = { ...ofMyShop(), rows: sent, source: this.#source?.name ?? null };
      const asked = this.#model.ask('tokenize_rows', question);
      /** @type {number} */
      const next = this.#lines.length + sent.length;
      ready = next < rows.length ? rowsToSend(rows.slice(next), this.#source) : null; // is made while the server works
      const outcome = await asked;
      if (this.#run !== own || !outcome) return;
      const { answer, error } = outcome;
      this.#say(error);
      if (!answer) break;
      this.#seconds = (performance.now() - started) / 1000;
      this.#put(answer.lines, rows.slice(this.#lines.length, next), thumbnails);
    }
    this.#run = null;
    this.#draw();
    announce(this.#bar.told, 'batch');
  }

  /**
   * @param {import('./result_rows.js').Line[]} lines
   * @param {Row[]} products
   * @param {(string | null)[]} thumbnails
   */
  #put(lines, products, thumbnails) {
    markLive();
    this.#rows.put(lines, products, thumbnails);
    this.#lines.push(...lines);
    this.#draw();
  }

  #halt() {
    this.#run = null;
    this.#model.giveUp();
    this.#say();
    this.#draw();
    announce(`Stopped. ${this.#bar.told}`, 'batch');
  }

  /* The result */

  /** @param {'csv' | 'parquet'} kind */
  async #download(kind) {
    for (const one of this.#downloads) one.disabled = true;
    const outcome = await this.#model.ask('export_result', { kind, cells: this.#lines.map(({ cells }) => cells) });
    this.#draw();
    if (!outcome) return;
    const { answer, error } = outcome;
    this.#say(error);
    if (answer) download({ ...answer, content: bytesOf(answer.content) });
  }

  /**
   * Loads one of the table's products into the form above.
   *
   * @param {Row} product
   */
  async #look(product) {
    const { file } = await pictureOf(product, this.#source);
    productToLookAt.emit({ product, file });
  }

  /** @param {boolean} isNarrow */
  #filter(isNarrow) {
    this.#narrow.setAttribute('aria-pressed', String(isNarrow));
    this.#rows.narrow(isNarrow);
  }

  #draw() {
    const isRunning = this.#run !== null;
    const done = this.#lines.length;
    const problems = this.#lines.filter(({ problem }) => problem).length;
    const all = this.#table?.rows.length ?? null;
    this.#inputs.show(this.#table, this.#source, isRunning);
    this.#bar.show({ done, all, problems, seconds: this.#seconds, isRunning, isLive: isLive() });
    this.#result.hidden = !done;
    this.#narrow.hidden = !problems;
    this.#narrow.textContent = `Only the ${problems} with a problem`;
    for (const one of this.#downloads) one.disabled = isRunning;
  }
}
