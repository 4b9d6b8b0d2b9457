/* Asking the server: a question is one of the contract's events and gets that event's answer, or a sentence that says
   why there is none. `questions` is for who only wants an answer; `asksInPlace` also dims a section while it waits, says
   that an answer is slow or why there is none, and asks again. */

import { added } from './added_items.js';
import { button } from './dom.js';
import { questionQueue } from './question_queue.js';

/** @typedef {import('../contract.d.ts').Events} Events what can be asked, with its answers */
/** @typedef {keyof Events} EventName */
/** @typedef {{ number: number, answer?: any, error?: string, aside?: string }} Reply to the question of that number */

/**
 * @typedef {object} Wire what Gradio gives a part of the page
 * @property {HTMLElement} element
 * @property {{ [E in EventName]: (sent: { question: Events[E]['question'], number: number }) => void }} events
 *   the part has those that the server gave it
 * @property {(take: (reply: Reply) => void) => void} answers
 */

/**
 * @template {EventName} E
 * @typedef {{ ask: (question: Events[E]['question'], again?: boolean) => void, forget: () => void }} Questions
 */

const LATE = { live: 20_000, loading: 120_000 }; // milliseconds after which an answer may have been lost
const FLICKER = 80; // milliseconds; a quick answer shall not flicker
const SLOW = 'This answer takes longer than usual.';

let live = false;

/** Whether the model has answered yet; until then it may be loading. */
export const isLive = () => live;

export function markLive() {
  live = true;
}

/** What a question about this visitor's shop carries: the products that they added. */
export const ofMyShop = () => ({ added: added.packed(), boost: added.boost });

/**
 * Questions about this visitor's shop.
 *
 * @template {EventName} E
 * @param {Wire} wire
 * @param {E} event
 * @param {(answer: Events[E]['answer']) => void} show
 * @param {{ fail?: (error: string) => void, late?: () => void, aside?: (word: string) => void }} [otherwise]
 * @returns {Questions<E>}
 */
export function questions({ events, answers }, event, show, { fail = () => {}, late, aside = () => {} } = {}) {
  const queue = questionQueue({
    send: ({ question, number }) => events[event]({ question: { ...ofMyShop(), ...question }, number }),
    take(/** @type {Reply} */ { answer, error, aside: word }) {
      if (error === undefined) show(answer);
      else fail(error);
      if (word) aside(word);
    },
    late,
    patience: () => (live ? LATE.live : LATE.loading),
  });
  answers(queue.replied);
  return queue;
}

/**
 * @template {EventName} E
 * @typedef {{ answer: Events[E]['answer'], error?: undefined } | { answer?: undefined, error: string }} Outcome
 */

/**
 * Questions of a part that waits for each reply; what is asked anew, or given up, settles the one before with null.
 *
 * @param {Wire} wire
 * @param {{ late?: () => void, patience?: { live: number, loading: number } }} [options]
 */
export function promises({ events, answers }, { late, patience = LATE } = {}) {
  /** @type {(outcome: any) => void} */
  let done = () => {};
  const queue = questionQueue({
    send: (/** @type {{ question: (number: number) => void, number: number }} */ { question: send, number }) =>
      send(number),
    take: (/** @type {Reply} */ reply) => done(reply),
    late,
    patience: () => (live ? patience.live : patience.loading),
  });
  answers(queue.replied);
  return {
    /**
     * @template {EventName} E
     * @param {E} event
     * @param {Events[E]['question']} question
     * @returns {Promise<Outcome<E> | null>}
     */
    ask(event, question) {
      done(null);
      return new Promise((resolve) => {
        done = resolve;
        queue.ask((number) => events[event]({ question, number }), true);
      });
    },
    giveUp() {
      queue.forget();
      done(null);
    },
  };
}

/**
 * @typedef {object} Place where a section says how its question goes
 * @property {HTMLElement} section
 * @property {(text?: string, ...tools: Node[]) => void} say
 * @property {HTMLElement} [status] says that the model is loading
 * @property {string} [slow] what is said after a long time
 * @property {boolean} [retry] whether "Ask again" is offered; without it, a section does not wait for what is late
 */

/**
 * Asks for a section; the last answer stays, dimmed, until the next is there.
 *
 * @template {EventName} E
 * @param {Place} place
 * @param {[Wire, E]} wire and the event that is asked
 * @param {(answer: Events[E]['answer']) => void} show
 * @param {(error: string) => void} [fail] takes an error; without it the sentence says it
 */
export function asksInPlace({ section, say, status, slow = SLOW, retry = true }, [wire, event], show, fail) {
  /** @type {Events[E]['question'] | null} */
  let asked = null;
  let isSlowSaid = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dimming;
  const again = () => (retry ? [button('mm-quiet', 'Ask again', () => asked && ask(asked, { again: true }))] : []);

  /**
   * Marks what is shown as waiting; it is dimmed unless it answers the same question already.
   *
   * @param {boolean} isBusy
   * @param {boolean} [isDim]
   */
  function wait(isBusy, isDim = true) {
    clearTimeout(dimming);
    section.setAttribute('aria-busy', String(isBusy));
    if (!isBusy || !isDim) section.classList.remove('is-busy');
    else dimming = setTimeout(() => section.classList.add('is-busy'), FLICKER);
    if (status) status.textContent = isBusy && !live ? 'The model is loading' : '';
  }

  function late() {
    isSlowSaid = true;
    if (!retry) wait(false);
    if (status) status.textContent = '';
    say(slow, ...again());
  }
  const queue = questions(wire, event, take, { fail: refuse, late, aside: (word) => say(word) });

  /** @param {Events[E]['answer']} answer */
  function take(answer) {
    wait(false);
    section.classList.remove('is-failed');
    live = true;
    if (isSlowSaid) say();
    show(answer);
  }

  /** @param {string} error */
  function refuse(error) {
    wait(false);
    section.classList.add('is-failed');
    if (fail) fail(error);
    else say(error, ...again());
  }

  /**
   * @param {Events[E]['question']} question
   * @param {{ again?: boolean, dim?: boolean }} [options]
   */
  function ask(question, { again: isAgain = false, dim = true } = {}) {
    asked = question;
    clear();
    wait(true, dim);
    queue.ask(question, isAgain);
  }

  function clear() {
    isSlowSaid = false;
    say();
  }

  return {
    ask,
    /** Wants no answer any more. */
    forget() {
      queue.forget();
      wait(false);
      clear();
    },
    /** Wants no answer to what was asked; what comes in its place is asked soon. */
    pause() {
      queue.forget();
      wait(true);
      clear();
    },
  };
}
