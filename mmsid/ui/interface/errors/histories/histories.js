/* Several histories at once: a text or a file is read, then answered a few histories at a time. The page keeps the
   histories and the result; the server keeps nothing, so a run can be stopped and go on whenever the visitor likes. */

import { isLive, markLive, ofMyShop, promises } from '../../shared/ask.js';
import { button, el, within } from '../../shared/dom.js';
import { base64, bytesOf, download } from '../../shared/files.js';
import { icon } from '../../shared/icons.js';
import { announce, sentence } from '../../shared/say.js';
import { start } from '../../shared/start.js';
import { withBoard } from '../board.js';
import { historyInputs } from './inputs.js';
import { aboutRead, asked, linesOf, nextRows, progressWords, sumWords } from './outcome.js';
import { resultList } from './result_list.js';

/** @typedef {import('../../contract.d.ts').ReadHistoriesAnswer} Read */

const PATIENCE = { live: 60_000, loading: 180_000 }; // milliseconds; a few histories take longer than one
const LATE = 'The server has not answered for a while; stop and go on to ask it again.';

/** @param {import('../../shared/ask.js').Wire} wire */
export function mountHistories(wire) {
  if (!start.recommends) return; // nothing would answer
  const histories = new Histories(wire);
  const draw = () => within(wire.element, '.mm-histories').replaceChildren(...histories.nodes);
  if (start.no_errors) draw();
  else withBoard(draw, draw); // below the rest, once that is there or is known not to come
}

class Histories {
  /** @type {import('./inputs.js').Given | null} */
  #given = null;
  /** @type {Read | null} */
  #read = null; // of what is given now
  /** @type {import('./outcome.js').Line[]} */
  #lines = []; // of the answers, in the order of the rows
  /** @type {object | null} */
  #run = null; // the reading or answering that is going on; null while there is none
  #model;
  #told = sentence({ isAlert: true });
  #say = this.#told.say;
  #inputs = historyInputs({
    take: (given) => this.#take(given),
    answer: () => this.#answer(),
    stop: () => this.#halt(),
  });
  #fill = el('i');
  #bar = el(
    'div',
    { class: 'mm-histories-bar', role: 'progressbar', 'aria-label': 'Histories answered', 'aria-valuemin': 0 },
    this.#fill,
  );
  #count = el('span', { class: 'mm-count mm-histories-count' });
  #progress = el('div', { class: 'mm-histories-progress' }, this.#bar, this.#count);
  #sum = el('p', { class: 'mm-histories-sum' });
  #list = resultList();
  #downloads = [this.#downloadButton('csv', 'CSV'), this.#downloadButton('parquet', 'Parquet')];
  #result = this.#buildResult();

  /** @param {import('../../shared/ask.js').Wire} wire */
  constructor(wire) {
    this.#model = promises(wire, { late: () => this.#run && this.#say(LATE), patience: PATIENCE });
    const title = el('h2', { id: 'mm-histories-title', text: 'Several histories at once' });
    const heading = el('div', { class: 'mm-heading' }, title);
    this.nodes = [heading, this.#inputs.node, this.#told.node, this.#progress, this.#result];
    this.#draw();
  }

  #buildResult() {
    const label = el('span', { class: 'mm-count', text: 'Download' });
    const tools = el('div', { class: 'mm-histories-downloads' }, label, this.#downloads);
    const head = el('div', { class: 'mm-histories-head' }, this.#sum, el('span', { class: 'mm-spring' }), tools);
    return el('div', { class: 'mm-histories-result', hidden: true }, head, this.#list.node);
  }

  /**
   * @param {'csv' | 'parquet'} kind
   * @param {string} text
   */
  #downloadButton(kind, text) {
    return button('mm-button', [icon('save'), text], () => this.#download(kind));
  }

  /**
   * Takes another text or file; the result, which belongs to the one before, is forgotten.
   *
   * @param {import('./inputs.js').Given | null} given
   */
  #take(given) {
    this.#given = given;
    this.#read = null;
    this.#lines = [];
    this.#list.show([]);
    this.#say();
    this.#draw();
    if (given?.name) this.#readFile();
  }

  /** A file is read at once, so that its visitor sees what it was taken as. */
  async #readFile() {
    const own = {};
    this.#run = own;
    this.#draw();
    await this.#readGiven(own);
    if (this.#run !== own) return;
    this.#run = null;
    this.#draw();
  }

  /** @param {object} own the run in which it is read */
  async #readGiven(own) {
    if (!this.#given) return;
    const { name, content } = this.#given;
    const isLarge = content.size > start.histories.file_bytes; // the server says so, without having it sent
    const file = isLarge ? null : await base64(content).catch(() => null);
    if (this.#run !== own) return;
    const outcome = await this.#model.ask('read_histories', { ...ofMyShop(), name, size: content.size, file });
    if (this.#run !== own || !outcome) return;
    this.#say(outcome.error);
    this.#read = outcome.answer ?? null;
  }

  /** Reads what is given, unless that is done, and answers what is left of it. */
  async #answer() {
    if (!this.#given || this.#run) return;
    const own = {};
    this.#run = own;
    this.#say();
    this.#draw();
    if (!this.#read) await this.#readGiven(own);
    if (this.#run !== own) return;
    if (this.#read) await this.#answerRows(own, this.#read.rows);
    if (this.#run !== own) return;
    this.#run = null;
    this.#draw();
    if (this.#read) announce(`${this.#count.textContent}. ${this.#sum.textContent}`, 'histories');
  }

  /**
   * @param {object} own the run
   * @param {Read['rows']} rows
   */
  async #answerRows(own, rows) {
    if (this.#lines.length === rows.length) this.#clear();
    this.#draw();
    announce(`${rows.length.toLocaleString('en')} histories are being answered.`, 'histories');
    while (this.#lines.length < rows.length) {
      const next = nextRows(rows, this.#lines.length, start.histories.rows_per_request);
      const sent = asked(next);
      const outcome = sent.length
        ? await this.#model.ask('answer_histories', { ...ofMyShop(), rows: sent })
        : { answer: { lines: [] }, error: undefined };
      if (this.#run !== own || !outcome) return;
      this.#say(outcome.error);
      if (!outcome.answer) return;
      if (sent.length) markLive();
      this.#lines.push(...linesOf(next, outcome.answer.lines));
      this.#list.show(this.#lines);
      this.#draw();
    }
  }

  #clear() {
    this.#lines = [];
    this.#list.show([]);
  }

  #halt() {
    this.#run = null;
    this.#model.giveUp();
    this.#say();
    this.#draw();
    announce(`Stopped. ${this.#count.textContent}`, 'histories');
  }

  /** @param {'csv' | 'parquet'} kind */
  async #download(kind) {
    for (const one of this.#downloads) one.disabled = true;
    const outcome = await this.#model.ask('export_histories', { kind, lines: this.#lines });
    this.#draw();
    if (!outcome) return;
    const { answer, error } = outcome;
    this.#say(error);
    if (answer) download({ ...answer, content: bytesOf(answer.content) });
  }

  /** What the button says; null where there is nothing to answer. */
  #goes() {
    if (!this.#given) return null;
    const left = (this.#read?.rows.length ?? 0) - this.#lines.length;
    if (!this.#lines.length) return 'Answer them';
    return left ? `Go on with the other ${left.toLocaleString('en')}` : 'Answer them again';
  }

  #draw() {
    const isRunning = this.#run !== null;
    const done = this.#lines.length;
    const all = this.#read?.rows.length ?? 0;
    const problems = this.#lines.filter(({ problem }) => problem).length;
    const name = this.#given?.name ? `${this.#given.name}: ` : '';
    const about = this.#read ? `${name}${aboutRead(this.#read)}` : isRunning ? `${name}being read …` : '';
    this.#inputs.show({ about, isRunning, goes: this.#goes() });
    this.#progress.hidden = !all || (!isRunning && !done);
    this.#bar.setAttribute('aria-valuemax', String(all));
    this.#bar.setAttribute('aria-valuenow', String(done));
    this.#fill.style.width = `${all ? (done / all) * 100 : 0}%`;
    this.#count.textContent = progressWords({ done, all, problems, isRunning, isLive: isLive() });
    this.#sum.textContent = sumWords(this.#lines, start.shown === 10 ? 'ten' : String(start.shown));
    this.#result.hidden = !done;
    for (const one of this.#downloads) one.disabled = isRunning;
  }
}
