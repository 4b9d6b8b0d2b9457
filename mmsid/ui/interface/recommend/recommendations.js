/* What the model expects next: cards, best first.

   An example's first answer stands in the build and is shown, as such, until the model has answered. While a question
   is being answered the previous answer stays, dimmed; an answer to an older question is dropped. */

import { added } from '../shared/added_items.js';
import { asksInPlace, isLive } from '../shared/ask.js';
import { LETTERS } from '../shared/code_names.js';
import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf, known } from '../shared/items.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { glide } from '../shared/motion.js';
import { percent, plural } from '../shared/numbers.js';
import { rovingCards } from '../shared/roving.js';
import { announce, sentence } from '../shared/say.js';
import { shown } from '../shared/shown_answer.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { withTerms } from '../shared/terms.js';
import { recommendationCard } from './card.js';
import { addSummaryBar } from './summary_bar.js';

const NO_HISTORY = 'Nothing to go on yet. Add a product from the catalogue below, or start from a shopper above.';
const NOTHING = { items: [] };
const FEW = 5; // cards that a story begins with
const BUILD = start.fingerprint.slice(0, 8);

/** @typedef {import('../shared/shown_answer.js').Answer} Answer */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountRecommendations(wire) {
  const section = within(wire.element, '.mm-recommendations');
  const head = listHead();
  const { node: told, say } = sentence();
  const cards = cardList(section, head.node);
  const beyond = beyondNotice();
  section.replaceChildren(head.node, told, cards.node, beyond.node);

  /** @param {Answer} answer */
  function show(answer) {
    cards.show(answer.items);
    head.sum(answer.items);
    shown.set(answer);
    mark();
  }

  function mark() {
    cards.mark(shown.focused?.item_id);
    beyond.show(shown.answer.items.map((line) => line.item_id));
  }

  const model = asksInPlace({ section, say }, [wire, 'recommend'], showLive, (error) => {
    const stored = state.example?.answer;
    show(stored ?? NOTHING);
    head.tell(stored ? `Stored with build ${BUILD}` : 'No answer', 'failed');
    say(error);
  });

  /** @param {import('../contract.d.ts').RecommendAnswer} answer */
  function showLive(answer) {
    show(answer);
    head.tell(`Live, ${Math.max(1, Math.round(answer.seconds * 1000))} ms`, 'live');
    say(answer.note);
    const [first] = answer.items;
    const best = first && `first ${first.title}, ${percent(first.probability)}`;
    if (first) announce(`${plural(answer.items.length, 'recommendation')}; ${best}.`, 'answer');
  }

  /** @param {string} text */
  function showNothing(text) {
    model.forget();
    show(NOTHING);
    head.tell('', 'none');
    say(text);
  }

  function ask() {
    const stored = isLive() ? null : state.example?.answer;
    if (stored) {
      show(stored);
      head.tell(`Stored with build ${BUILD}, the model is loading`, 'file');
    } else if (!isLive()) {
      head.tell('The model is loading', 'loading');
    }
    model.ask({ history: state.history }, { dim: !stored });
  }

  let asked = ''; // the last history, and in which shop: looking at a product asks nothing
  function change() {
    const now = state.history.length ? [...state.history, '', ...added.ids, added.boost].join('\n') : '';
    if (now === asked && now) {
      mark();
      return;
    }
    asked = now;
    if (!now) showNothing(NO_HISTORY);
    else ask();
  }
  state.follow(change);
  added.follow(change);
  addSummaryBar(cards.node);
}

/** The heading: how much of the probability is shown, and whether the model itself has answered. */
function listHead() {
  const title = el('h2', { id: 'mm-recommendations-title', text: 'Expected next' });
  const status = el('span', { class: 'mm-state', id: 'mm-state', title: `Build ${start.fingerprint}` });
  const rest = 'The sum over the products shown; the rest lies on other products.';
  const together = el('span', { class: 'mm-count', title: rest });
  const spring = el('span', { class: 'mm-spring' });
  return {
    node: el('div', { class: 'mm-heading' }, title, together, spring, levelLegend(), status),
    /**
     * @param {string} text
     * @param {string} kind
     */
    tell(text, kind) {
      status.textContent = text;
      status.dataset.kind = kind;
    },
    /** @param {Answer['items']} lines */
    sum(lines) {
      const sum = lines.reduce((total, line) => total + line.probability, 0);
      const share = percent(Math.min(sum, 1));
      const base = withTerms(`${share} of the probability of all ${known.toLocaleString('en')} products`);
      const plain = lines.length > 1 ? `with a chance of ${share} it is one of these ${lines.length}` : '';
      const told = [el('span', { class: 'mm-story', text: plain }), el('span', { class: 'mm-analyst' }, base)];
      together.replaceChildren(...(lines.length ? told : []));
    },
  };
}

/** Which level has which colour, and what it says. */
function levelLegend() {
  const words = LEVEL_WORDS.map((word, level) => {
    const letter = LETTERS[level];
    return el('li', {}, el('code', { class: `mm-level-${letter}`, text: letter }), word);
  });
  return el('ol', { class: 'mm-legend', 'aria-label': 'Codes of an ID, coarse to fine' }, words);
}

/**
 * The cards; those whose product stays are kept, and glide to their new places.
 *
 * @param {HTMLElement} section that shows the first few, or all of them
 * @param {HTMLElement} head of it
 */
function cardList(section, head) {
  const node = el('ol', { class: 'mm-cards' });
  const all = allOfThem(section);
  head.append(all.node);
  rovingCards(node, '.mm-ask, .mm-add');
  /** @type {Map<string, ReturnType<typeof recommendationCard>>} */
  let kept = new Map();
  return {
    node,
    /** @param {Answer['items']} lines */
    show(lines) {
      const now = new Map(lines.map((line) => [line.item_id, kept.get(line.item_id) ?? recommendationCard(line)]));
      for (const line of lines) now.get(line.item_id)?.show(line);
      const at = [...kept.values()].findIndex((card) => card.node.contains(document.activeElement));
      kept = now;
      glide(node, () => node.replaceChildren(...[...now.values()].map((card) => card.node)));
      const beside = [...now.values()][Math.min(at, now.size - 1)]; // where the card was that had the focus
      if (at >= 0 && document.activeElement === document.body) beside?.why.focus({ preventScroll: true });
    },
    /**
     * Rings the card that is explained below.
     *
     * @param {string | undefined} id
     */
    mark(id) {
      for (const [other, card] of kept) card.node.classList.toggle('is-focused', other === id);
      all.show([...kept.keys()], id);
    },
  };
}

/**
 * A story shows the first few cards, and all on demand, or where one of the others is looked at.
 *
 * @param {HTMLElement} section
 */
function allOfThem(section) {
  const node = button('mm-quiet mm-story mm-all-cards', '', () => toggle(!section.classList.contains('is-all')));
  let count = 0;
  /** @param {boolean} isAll */
  function toggle(isAll) {
    section.classList.toggle('is-all', isAll);
    node.replaceChildren(isAll ? `Show the first ${FEW}` : `Show all ${count}`, icon(isAll ? 'up' : 'down'));
    node.setAttribute('aria-expanded', String(isAll));
  }
  return {
    node,
    /**
     * @param {string[]} ids
     * @param {string | undefined} focused
     */
    show(ids, focused) {
      count = ids.length;
      node.hidden = count <= FEW;
      const isBeyond = focused !== undefined && ids.indexOf(focused) >= FEW;
      toggle(isBeyond || section.classList.contains('is-all'));
    },
  };
}

/** Says so where the visitor looks for a product of their own that is not among those that are shown. */
function beyondNotice() {
  const node = el('p', { class: 'mm-beyond', hidden: true });
  /** @param {string[]} ids */
  function show(ids) {
    const { item } = state;
    node.hidden = true;
    if (!item || !added.has(item) || !ids.length || ids.includes(item) || state.history.includes(item)) return;
    const more = `Recommend mine up to ${start.max_boost} times as much`;
    const isMost = added.boost >= start.max_boost;
    const tools = isMost ? [] : [button('mm-quiet', more, () => added.setBoost(start.max_boost))];
    node.hidden = false;
    node.replaceChildren(`“${itemOf(item).title}”, yours, is not among these ${ids.length}. `, ...tools);
  }
  return { node, show };
}
