/* The form of a new product: a picture that is chosen, dropped, pasted or photographed, a title, a description. */

import { el } from '../shared/dom.js';
import { picture } from '../shared/picture.js';
import { start } from '../shared/start.js';
import { photoTrials } from './photo_trials.js';
import { PictureField } from './picture_field.js';

/** @typedef {import('./current.js').Given} Given */

const KEPT = 'What you give stays in this page. The server reads the picture and keeps nothing of it.';

/** @param {(given: Given) => void} onChange */
export function newItemForm(onChange) {
  let isFilled = false; // whether the texts were put there by us, and belong to the picture that came with them
  const texts = textFields(() => {
    isFilled = false;
    tell({ isTyped: true });
  });
  const field = new PictureField({
    onChange: () => tell({}),
    onOwn: () => {
      if (isFilled) texts.set({ title: '', description: '' });
      isFilled = false;
    },
  });
  const hasExamples = start.new_items.length > 0;
  const invite = 'Or try one of these, which the shop does not have:';
  const node = el(
    'form',
    { class: 'mm-new-item-form', onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    field.nodes,
    texts.nodes,
    photoTrials((photo) => take(photo.picture, { title: '', description: '' })),
    hasExamples ? el('p', { class: 'mm-count', text: invite }) : null,
    el('ul', { class: 'mm-trials' }, start.new_items.map(trial)),
    el('p', { class: 'mm-count', text: KEPT }),
  );

  /** @param {{ isTyped?: boolean }} how */
  const tell = (how) => onChange({ file: field.content, name: field.name, ...texts.get(), ...how });

  /**
   * A product that the shop does not have, to try out.
   *
   * @param {import('../contract.d.ts').ExampleItem} one
   */
  function trial(one) {
    const press = () => take(one.picture, one);
    const says = { type: 'button', title: one.title, onclick: press };
    return el('li', {}, el('button', says, picture(one, { alt: one.title })));
  }

  /**
   * Fetches an example's picture, and puts the example into the form.
   *
   * @param {string} address
   * @param {{ title: string, description: string }} product
   */
  async function take(address, product) {
    const isLatest = field.begin();
    const content = await fetch(address)
      .then((response) => response.blob())
      .catch(() => null);
    if (!isLatest()) return;
    field.wait(false);
    if (content) fill(product, content);
    else field.say('The example’s picture did not arrive; press it again.');
  }

  /**
   * Puts a whole product into the form.
   *
   * @param {{ title: string, description: string }} product
   * @param {Blob | null} file null where it has no picture
   */
  function fill(product, file) {
    texts.set(product);
    isFilled = true;
    if (file) field.take(file);
    else field.drop();
  }

  return {
    node,
    fill,
    /** @param {HTMLElement} target */
    acceptDrops: (target) => field.acceptDrops(target),
    /** @param {string | null} address of the picture, as the server sees it */
    show: (address) => field.show(field.content ? address : null),
  };
}

/** What an empty field says, so that nobody takes it for what the product is called. @param {string} example */
const suchAs = (example) => (example ? `Such as: ${example}` : '');

/** @param {() => void} onTyped */
function textFields(onTyped) {
  let given = { title: '', description: '' };
  const read = () => {
    given = { title: title.value.trim(), description: description.value.trim() };
    onTyped();
  };
  const looks = { class: 'mm-field', oninput: read };
  const name = { type: 'text', maxlength: 200, placeholder: suchAs(start.hints.title), autocomplete: 'off' };
  const title = el('input', { ...looks, ...name });
  const says = { rows: 3, maxlength: 2000, placeholder: suchAs(start.hints.description) };
  const description = el('textarea', { ...looks, ...says });
  return {
    nodes: [
      el('label', {}, el('span', { text: 'Title' }), title),
      el('label', {}, el('span', { text: 'Description' }), description),
    ],
    get: () => given,
    /** @param {{ title: string, description: string }} product as it is, with its spaces */
    set(product) {
      [title.value, description.value] = [product.title, product.description];
      given = { title: product.title, description: product.description };
    },
  };
}
