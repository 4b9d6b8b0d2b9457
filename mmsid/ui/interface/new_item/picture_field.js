/* The field that takes a picture: by a click, a camera, a drop or a paste. What takes long never undoes what was done to
   the picture after it. */

import { button, el } from '../shared/dom.js';
import { base64 } from '../shared/files.js';
import { sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { reduced } from './picture_file.js';

/** @typedef {{ onChange: () => void, onOwn: () => void }} Listeners `onOwn` hears first of a picture of the visitor's own */

const HIDDEN = { type: 'file', class: 'mm-hidden', tabindex: -1, 'aria-hidden': 'true' };
const ONLY_TEXT =
  'Expected a file, but what was dropped is only a link or a text; save the picture and choose its file.';

export class PictureField {
  /** @type {string | null} */
  content = null; // the picture's bytes, in base64
  name = '';
  #latest = 0; // number of the last thing done to the picture
  #listeners;
  #told = sentence({ isAlert: true });
  #preview = el('div', { class: 'mm-drop-preview', hidden: true });
  #words = el('p');
  #input = el('input', {
    ...HIDDEN,
    accept: 'image/*,.heic,.heif',
    onchange: () => this.#choose(this.#input.files?.[0]),
  });
  #camera = el('input', {
    ...HIDDEN,
    accept: 'image/*',
    capture: 'environment',
    onchange: () => this.#choose(this.#camera.files?.[0]),
  });
  #remove = button('mm-quiet', 'Remove the picture', () => this.drop(), { hidden: true });
  #zone = this.#build();

  say = this.#told.say;
  nodes = [this.#zone, this.#told.node];

  /** @param {Listeners} listeners */
  constructor(listeners) {
    this.#listeners = listeners;
    document.addEventListener('paste', (event) => this.#paste(event));
    this.#draw();
  }

  #build() {
    const isPhone = matchMedia('(pointer: coarse)').matches;
    const tools = [
      button('mm-button', 'Choose a picture', () => this.#input.click()),
      button('mm-button', 'Take a photo', () => this.#camera.click(), { hidden: !isPhone }),
      this.#remove,
    ];
    const words = el('div', { class: 'mm-drop-words' }, this.#words, el('div', { class: 'mm-drop-tools' }, tools));
    return el('div', { class: 'mm-drop' }, this.#preview, words, this.#input, this.#camera);
  }

  /** Begins what takes long; the function tells whether nothing came after it. */
  begin() {
    this.#latest += 1;
    const own = this.#latest;
    return () => own === this.#latest;
  }

  /**
   * Takes a picture, whosever it is.
   *
   * @param {Blob} file
   */
  async take(file) {
    const isLatest = this.begin();
    const name = file instanceof File ? file.name : '';
    this.say();
    this.#input.value = this.#camera.value = '';
    this.wait(true);
    const small = await reduced(file);
    const isHeavy = small.size > start.upload_megabytes * 1e6;
    const content = isHeavy ? null : await base64(small).catch(() => '');
    if (!isLatest()) return;
    this.wait(false);
    const most = `Expected a picture of at most ${start.upload_megabytes} MB`;
    if (isHeavy) this.say(`${most}, but this one has ${(small.size / 1e6).toFixed(1)}; make it smaller.`);
    else if (!content) this.say(`Expected a picture, but ${name || 'this file'} could not be read; choose it again.`);
    else this.#set(content, name || 'Your picture');
  }

  /** Takes the picture away. */
  drop() {
    this.begin();
    this.wait(false);
    this.say();
    this.#set(null, this.name);
  }

  /**
   * @param {string | null} content
   * @param {string} name
   */
  #set(content, name) {
    this.content = content;
    this.name = name;
    this.show(null);
    this.#listeners.onChange();
  }

  /**
   * Takes a picture of the visitor's own.
   *
   * @param {File | undefined} file
   */
  #choose(file) {
    if (!file) return;
    if (!file.size) {
      this.say(`Expected a picture, but ${file.name || 'this file'} is empty; choose another.`);
      return;
    }
    this.#listeners.onOwn();
    this.take(file);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (state.panel !== 'new' || !files.length) return;
    const picture = files.find((one) => one.type.startsWith('image/'));
    const name = files[0].name || 'what was pasted';
    if (picture) this.#choose(picture);
    else this.say(`Expected a picture, but ${name} is none; paste or choose another file.`);
  }

  /**
   * Files may be dropped anywhere on a node: a browser opens those that nobody takes in place of the page.
   *
   * @param {HTMLElement} target
   */
  acceptDrops(target) {
    const isText = (/** @type {DragEvent} */ { target: node, dataTransfer }) =>
      !dataTransfer?.types.includes('Files') && node instanceof Element && node.closest('input, textarea');
    const over = (/** @type {DragEvent} */ event) => {
      if (isText(event)) return;
      event.preventDefault();
      this.#zone.classList.add('is-over');
    };
    const dropped = (/** @type {DragEvent} */ event) => {
      if (isText(event)) return;
      event.preventDefault();
      this.#zone.classList.remove('is-over');
      const file = event.dataTransfer?.files[0];
      if (file) this.#choose(file);
      else this.say(ONLY_TEXT);
    };
    target.addEventListener('dragover', over);
    target.addEventListener('dragleave', () => this.#zone.classList.remove('is-over'));
    target.addEventListener('drop', dropped);
  }

  /** @param {boolean} isReading */
  wait(isReading) {
    this.#zone.setAttribute('aria-busy', String(isReading));
    this.#draw();
  }

  /** @param {string | null} address of the picture, as the server sees it */
  show(address) {
    this.#preview.hidden = !address;
    this.#remove.hidden = !this.content;
    this.#preview.replaceChildren(...(address ? [el('img', { src: address, alt: 'Your picture' })] : []));
    this.#draw();
  }

  #draw() {
    const isReading = this.#zone.getAttribute('aria-busy') === 'true';
    const waiting = this.content ? this.name : 'Drop a picture here, or paste one';
    this.#words.textContent = isReading ? 'Reading the picture …' : waiting;
    this.#words.hidden = !isReading && !this.#preview.hidden;
  }
}
