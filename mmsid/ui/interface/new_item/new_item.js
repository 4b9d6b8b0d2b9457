/* A product that nobody has seen: a visitor's picture and text become a semantic ID, level by level. */

import { asksInPlace } from '../shared/ask.js';
import { bothWays, button, el, within } from '../shared/dom.js';
import { roleOf } from '../shared/levels.js';
import { reveal } from '../shared/motion.js';
import { reading } from '../shared/reading.js';
import { announce, sentence } from '../shared/say.js';
import { current, productToLookAt } from './current.js';
import { newItemForm } from './form.js';
import { levelSteps } from './level_steps.js';
import { modalityRows } from './modality_rows.js';
import { noveltyBlock } from './novelty.js';

/** @typedef {import('./current.js').Given} Given */

const TYPING = 350; // milliseconds after the last letter until it is asked
const EMPTY =
  'Give it a picture, a title, a description, or all of them: what you see here then is how it finds its place in the shop.';
const SLOW = 'No answer has come for a while; the connection may be lost.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountNewItem(wire) {
  const section = within(wire.element, '.mm-new-item');
  const form = newItemForm((next) => change(next));
  const status = el('span', { class: 'mm-state' });
  const { node: told, say } = sentence();
  const empty = el('p', { class: 'mm-lead', text: EMPTY });
  const result = el('div', { class: 'mm-new-item-result', hidden: true });
  const answered = el('div', { class: 'mm-new-item-answer' }, heading(status), told, empty, result);
  const title = el('h2', { id: 'mm-new-item-title', class: 'mm-hidden', text: 'A new product' });
  section.replaceChildren(title, form.node, answered);
  form.acceptDrops(section);
  productToLookAt.listen(({ product, file }) => {
    form.fill(product, file);
    reveal(section);
  });
  /** @type {Given} */
  let given = { file: null, title: '', description: '' };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** On a phone the answer stands below the form: whoever gave a picture is taken to it, whoever types is not. */
  function follow() {
    if (!given.isTyped && answered.getBoundingClientRect().top > innerHeight * 0.7) reveal(answered);
  }

  /** @param {Given} next */
  function change(next) {
    given = next;
    clearTimeout(waiting);
    current.set(null);
    const isEmpty = !given.file && !given.title && !given.description;
    empty.hidden = !isEmpty;
    if (isEmpty) {
      model.forget();
      result.hidden = true;
      return;
    }
    model.pause();
    const { file, title: name, description } = given;
    waiting = setTimeout(() => model.ask({ file, title: name, description }), given.isTyped ? TYPING : 0);
  }

  const model = asksInPlace({ section, say, status, slow: SLOW }, [wire, 'tokenize'], show, (error) => {
    result.hidden = true;
    say(error);
    announce(error, 'new-item');
    form.show(null);
    follow();
  });

  /** @param {import('../contract.d.ts').TokenizeAnswer} answer */
  function show(answer) {
    const { picture_fault: fault, verdict, sentence: doubt } = answer.novelty;
    const isDoubtful = fault || verdict === 'unlike anything'; // to be said first of all: the codes mean little then
    const unread = answer.words_unread ? unreadWords(given, answer.words_unread) : '';
    status.dataset.kind = 'live';
    status.textContent = `Live, ${Math.max(1, Math.round(answer.seconds * 1000))} ms`;
    say([isDoubtful && doubt, unread].filter(Boolean).join(' '));
    form.show(answer.picture);
    result.hidden = false;
    result.replaceChildren(levelSteps(answer), modalityRows(answer), noveltyBlock(answer));
    result.classList.toggle('is-doubtful', Boolean(fault));
    announce(reading.isStory ? placeOf(answer) : `Its semantic ID is ${answer.semantic_id.join(' ')}.`, 'new-item');
    current.set({ ...answer, asked: given });
    follow();
  }
}

/**
 * Where a new product stands, in plain words.
 *
 * @param {import('../contract.d.ts').TokenizeAnswer} answer
 */
function placeOf({ levels }) {
  const captions = levels.filter(({ code }) => roleOf(code) !== 'one').map(({ caption }) => caption);
  return `Its place: ${captions.join(', ')}.`;
}

/** @param {HTMLElement} status */
function heading(status) {
  const onward = button('mm-quiet mm-onward', 'On to the shop', () => reveal(document.querySelector('.mm-added')));
  current.follow(() => {
    onward.hidden = !current.answer;
  });
  const title = el('h2', {}, bothWays('How it finds its place', 'How it gets its ID'));
  return el('div', { class: 'mm-heading' }, title, el('span', { class: 'mm-spring' }), onward, status);
}

/**
 * What the encoder has no room for; the whole text is kept with the product all the same.
 *
 * @param {Given} given
 * @param {number} count of words
 */
function unreadWords({ title, description }, count) {
  const words = [title, description].join(' ').split(/\s+/).filter(Boolean);
  const last = words.slice(0, -count).slice(-3).join(' ');
  const which = count === 1 ? 'word is' : `${count} words are`;
  return `The text is too long to be read whole: it ends for the encoder with “… ${last}”, and the last ${which} not read.`;
}
