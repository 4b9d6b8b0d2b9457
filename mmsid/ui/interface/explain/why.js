/* Why this one? The recommended product that is looked at: the evidence in words, what each product of the history did
   for it, whether that can be believed, and the paths that the decoder considered. */

import { asksInPlace } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { percent } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { announce, sentence } from '../shared/say.js';
import { semanticId } from '../shared/semantic_id.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';
import { voiceBar } from '../shared/voice_bar.js';
import { deletionCurve } from './deletion_curve.js';
import { effectBars } from './effect_bars.js';
import { PathTree } from './tree.js';

/** @typedef {import('../contract.d.ts').Recommendation} Recommendation */

const FOREIGN = 'This link was made with another build of this shop; the answers now may differ.';
const HOW_TO_READ =
  'To the right it raised the product’s chance, to the left it lowered it; a colour per level of the ID. × 2: twice as likely.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWhy(wire) {
  const section = within(wire.element, '.mm-why');
  const { node: told, say } = sentence();
  const foreign = sentence();
  const body = whyBody(ask);
  const paths = pathsOfAnswer();
  section.replaceChildren(heading(), foreign.node, told, body.node, ...paths.nodes);
  const model = asksInPlace({ section, say }, [wire, 'explain'], body.show);

  function ask() {
    const { focused } = shown;
    if (focused) model.ask({ history: state.history, item_id: focused.item_id, rival: body.rival });
  }

  /** @type {{ answer?: object, item?: string }} */
  let explained = {}; // the answer and the product that are explained
  function draw() {
    const line = shown.focused;
    section.hidden = !line;
    foreign.say(state.link.foreign ? FOREIGN : '');
    if (!line || !shown.isCurrent) {
      if (line)
        model.pause(); // the answer to what is asked now comes first
      else model.forget();
      explained = {};
      return;
    }
    paths.show(line);
    if (explained.answer === shown.answer && explained.item === line.item_id) return;
    explained = { answer: shown.answer, item: line.item_id };
    body.begin(line);
    ask();
  }
  shown.follow(draw);
  state.follow(draw);
}

/**
 * The product, the evidence in words, the bars and whether they can be believed.
 *
 * @param {() => void} onRival the visitor chose what to compare it with
 */
function whyBody(onRival) {
  const face = el('div', { class: 'mm-why-face' });
  const words = el('p', { class: 'mm-why-words' });
  const rival = el('select', { class: 'mm-field', 'aria-label': 'Compare with', onchange: onRival });
  const bars = el('ol', { class: 'mm-bars' });
  const trust = el('div', { class: 'mm-trust' });
  const title = el('div', { class: 'mm-why-line' }, el('h3', { text: 'What each product did for it' }), rival);
  const reading = el('p', { class: 'mm-count', text: HOW_TO_READ });
  const node = el(
    'div',
    { class: 'mm-why-body' },
    el('div', { class: 'mm-why-case' }, face, words),
    el('div', { class: 'mm-why-effects' }, title, reading, bars, trust),
  );
  return {
    node,
    /** The id of the product that it is compared with, or null. */
    get rival() {
      return rival.value || null;
    },
    /**
     * Empties what is explained, until the answer is there.
     *
     * @param {Recommendation} line
     */
    begin(line) {
      face.replaceChildren(...faceOf(line));
      rival.replaceChildren(...rivalsOf(line));
      rival.disabled = true;
      words.textContent = '';
      bars.replaceChildren(...state.history.map(() => el('li', { class: 'mm-bar is-empty' })));
      trust.replaceChildren();
    },
    /** @param {import('../contract.d.ts').ExplainAnswer} answer */
    show({ history, evidence, deletion }) {
      rival.disabled = false;
      trust.hidden = deletion === null; // it judges the bars of the product on its own
      bars.replaceChildren(...effectBars(history));
      if (deletion === null) return;
      words.textContent = evidence.join(' ');
      trust.replaceChildren(...deletionCurve(deletion));
    },
  };
}

/** The tree of the answer that is shown; an answer that stands in the build has none. */
function pathsOfAnswer() {
  const tree = new PathTree({
    onFocus: (id) => state.change({ item: id }),
    onCode: (code) => state.change({ code }),
  });
  const title = el('h3', { class: 'mm-tree-title', text: 'The paths that were considered' });
  const waiting = el('p', { class: 'mm-count', text: 'The paths appear as soon as the model has answered.' });
  /** @param {Recommendation} line */
  function show(line) {
    const { answer } = shown;
    waiting.hidden = Boolean(answer.tree);
    tree.node.hidden = !answer.tree;
    if (answer.tree) tree.show(answer.tree, answer, line.item_id, state.code);
  }
  return { nodes: [title, waiting, tree.node], show };
}

function heading() {
  return el(
    'div',
    { class: 'mm-heading' },
    el('h2', { id: 'mm-why-title', text: 'Why this one?' }),
    el('span', { class: 'mm-count', text: 'Choose another one with “Why?” on its card' }),
    el('span', { class: 'mm-spring' }),
    copyButton(),
  );
}

/** @param {Recommendation} line */
function faceOf(line) {
  const { item_id: id, probability, rank, codes } = line;
  const voices = voiceBar();
  voices?.show(line);
  const item = itemOf(id);
  const place = ` place ${rank} of ${shown.answer.items.length}`;
  const about = el(
    'div',
    { class: 'mm-why-about' },
    el('p', { class: 'mm-why-rank' }, el('b', { text: percent(probability) }), place),
    el('p', { class: 'mm-why-name', text: item.title }),
    semanticId(codes),
    voices?.node,
  );
  return [el('div', { class: 'mm-why-picture' }, picture(item, { eager: true, whole: true })), about];
}

/**
 * What it can be compared with.
 *
 * @param {Recommendation} line
 */
function rivalsOf({ item_id: id }) {
  const others = shown.answer.items.filter((other) => other.item_id !== id);
  const option = (/** @type {Recommendation} */ other) => {
    const text = `rather than number ${other.rank}, ${itemOf(other.item_id).title}`;
    return el('option', { value: other.item_id, text });
  };
  return [el('option', { value: '', text: 'compared with nothing' }), ...others.map(option)];
}

function copyButton() {
  const COPY = 'Copy link';
  const label = el('span', { text: COPY });
  return button('mm-quiet', [icon('link'), label], async () => {
    await copy(outerAddress());
    label.textContent = 'Copied';
    announce('The link to this view is copied.');
    setTimeout(() => (label.textContent = COPY), 2000);
  });
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // without permission, as inside a frame: the old way works after a click
    const field = el('textarea', { class: 'mm-hidden', text });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

/** The address of this view as a visitor may pass it on; inside a Space's frame, that of the Space. */
function outerAddress() {
  const own = new URL(location.href);
  if (!document.referrer.startsWith('https://huggingface.co/spaces/')) return own.href;
  const space = new URL(document.referrer);
  space.search = own.search;
  return space.href;
}
