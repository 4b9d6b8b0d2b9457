/* Why this one? The recommended product that is looked at: the evidence in words, what each product of the history did
   for it, whether that can be believed, and the paths that the decoder considered. */

import { asksInPlace } from '../shared/ask.js';
import { copyLinkButton } from '../shared/copy_link.js';
import { el, within } from '../shared/dom.js';
import { EMBEDDED } from '../shared/embed_address.js';
import { itemOf, items, known } from '../shared/items.js';
import { percent, plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { sentence } from '../shared/say.js';
import { stepBar } from '../shared/sections.js';
import { semanticId } from '../shared/semantic_id.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';
import { voiceBar } from '../shared/voice_bar.js';
import { deletionCurve } from './deletion_curve.js';
import { effectBars } from './effect_bars.js';
import { storyOf } from './story_words.js';
import { PathTree } from './tree.js';

/** @typedef {import('../contract.d.ts').Recommendation} Recommendation */

const FOREIGN = 'This link was made with another build of this shop; the answers now may differ.';
const HOW_TO_READ = 'To the right it raised the product’s chance, to the left it lowered it. × 2: twice as likely.';
const LEVELS_AND_FACTORS = 'A colour per level of the ID.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWhy(wire) {
  const section = within(wire.element, '.mm-why');
  const { node: told, say } = sentence();
  const foreign = sentence();
  const body = whyBody();
  const paths = pathsOfAnswer();
  section.replaceChildren(heading(), foreign.node, told, body.node, stepBar(stepsHere()), paths.node);
  const model = asksInPlace({ section, say }, [wire, 'explain'], body.show);

  function ask() {
    const { focused } = shown;
    if (focused) model.ask({ history: state.history, item_id: focused.item_id, rival: rivalOf(focused) });
  }

  /** @type {{ answer?: object, item?: string, rival?: string | null }} */
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
    const isSame = explained.answer === shown.answer && explained.item === line.item_id;
    if (isSame && explained.rival === rivalOf(line)) return;
    explained = { answer: shown.answer, item: line.item_id, rival: rivalOf(line) };
    if (!isSame) body.begin(line);
    ask();
  }
  shown.follow(draw);
  state.follow(draw);
}

/** The product, the evidence in words, the bars and whether they can be believed. */
function whyBody() {
  const face = el('div', { class: 'mm-why-face' });
  const words = el('p', { class: 'mm-why-words mm-analyst' });
  const story = el('p', { class: 'mm-why-told mm-story' });
  const rival = el('select', { class: 'mm-field mm-analyst', 'aria-label': 'Compare with' });
  rival.addEventListener('change', () => state.change({ rival: rival.value || null }));
  const bars = el('ol', { class: 'mm-bars' });
  const trust = el('div', { class: 'mm-trust mm-analyst' });
  const title = el('div', { class: 'mm-why-line' }, el('h3', { text: 'What each product did for it' }), rival);
  const reading = [
    el('p', { class: 'mm-count mm-analyst', text: `${HOW_TO_READ} ${LEVELS_AND_FACTORS}` }),
    el('p', { class: 'mm-count mm-story', text: HOW_TO_READ }),
  ];
  /** @type {Recommendation | null} */
  let explained = null;
  const node = el(
    'div',
    { class: 'mm-why-body' },
    el('div', { class: 'mm-why-case' }, face, story, words),
    el('div', { class: 'mm-why-effects' }, title, reading, bars, trust),
  );
  return {
    node,
    /**
     * Empties what is explained, until the answer is there.
     *
     * @param {Recommendation} line
     */
    begin(line) {
      face.replaceChildren(...faceOf(line));
      rival.replaceChildren(...rivalsOf(line));
      rival.value = rivalOf(line) ?? '';
      rival.disabled = true;
      words.textContent = story.textContent = '';
      explained = line;
      bars.replaceChildren(...state.history.map(() => el('li', { class: 'mm-bar is-empty' })));
      trust.replaceChildren();
    },
    /** @param {import('../contract.d.ts').ExplainAnswer} answer */
    show({ history, evidence, deletion }) {
      rival.disabled = false;
      trust.hidden = deletion === null; // it judges the bars of the product on its own
      bars.replaceChildren(...effectBars(history));
      if (explained) story.textContent = storyOf(whatIsTold(explained, history, deletion)).join(' ');
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
  const title = el('h3', { id: 'mm-paths-title', class: 'mm-tree-title', text: 'The paths that were considered' });
  const waiting = el('p', { class: 'mm-count', text: 'The paths appear as soon as the model has answered.' });
  /** @param {Recommendation} line */
  function show(line) {
    const { answer } = shown;
    waiting.hidden = Boolean(answer.tree);
    tree.node.hidden = !answer.tree;
    if (answer.tree) tree.show(answer.tree, answer, line.item_id, state.code);
  }
  return { node: el('section', { class: 'mm-paths', 'aria-labelledby': title.id }, title, waiting, tree.node), show };
}

/**
 * What a story is told from.
 *
 * @param {Recommendation} line
 * @param {import('../contract.d.ts').HistoryEffect[]} history
 * @param {import('../contract.d.ts').DeletionCurve | null} deletion
 */
const whatIsTold = ({ item_id: id, probability, rank }, history, deletion) => ({
  title: itemOf(id).title,
  probability,
  rank,
  candidates: items.length - new Set(state.history).size,
  effects: history.map(({ item_id: other, effect }) => ({ title: itemOf(other).title, effect })),
  isConvincing: deletion && history.length > 2 ? deletion.convincing : null,
});

/** Where a story goes on from here. */
const steps = () => [
  {
    name: /** @type {const} */ ('paths'),
    label: 'How it got there',
    says: 'Every turn that was weighed, step by step',
  },
  {
    name: /** @type {const} */ ('whatif'),
    label: 'What if …?',
    says: 'Take a product out, and see what comes then',
  },
  {
    name: /** @type {const} */ ('catalogue'),
    label: 'Change what was looked at',
    says: `Choose among ${plural(known, 'product')}`,
  },
];

/** Shown on its own, it has nothing of the other parts to open. */
const stepsHere = () => steps().filter(({ name }) => name === 'paths' || !EMBEDDED);

function heading() {
  return el(
    'div',
    { class: 'mm-heading' },
    el('h2', { id: 'mm-why-title', text: 'Why this one?' }),
    EMBEDDED ? null : el('span', { class: 'mm-count', text: 'Choose another one with “Why?” on its card' }),
    el('span', { class: 'mm-spring' }),
    copyLinkButton('answer'),
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
 * The product that it is compared with: another one of the answer.
 *
 * @param {Recommendation} line
 */
function rivalOf({ item_id: id }) {
  const { rival } = state.view;
  return rival !== id && shown.answer.items.some((other) => other.item_id === rival) ? rival : null;
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
