/* Asking the server: every question carries the products that the visitor added, so that it is answered for their shop.
   `questions` is for who only wants an answer; `asksInPlace` also dims a section while it waits, says that an answer is
   slow or why there is none, and asks again. */

import { added } from './added_items.js';
import { button } from './dom.js';
import { questionQueue } from './question_queue.js';

/**
 * @typedef {object} Wire what Gradio gives a part of the page
 * @property {HTMLElement} element
 * @property {Record<string, (data: object) => void>} events
 * @property {(take: (answer: any) => void) => void} answers
 */

/** @typedef {{ ask: (data: object, again?: boolean) => void, forget: () => void }} Questions */

const LATE = { live: 20_000, loading: 120_000 }; // milliseconds after which an answer may have been lost
const FLICKER = 80; // milliseconds; a quick answer shall not flicker
const SLOW = 'This answer takes longer than usual.';

let live = false;

/** Whether the model has answered yet; until then it may be loading. */
export const isLive = () => live;

export function markLive() {
  live = true;
}

/**
 * @param {(data: object) => void} send one of the part's events
 * @param {Wire['answers']} answers
 * @param {(answer: any) => void} show
 * @param {{ late?: () => void, patience?: { live: number, loading: number } }} [options]
 * @returns {Questions}
 */
export function questions(send, answers, show, { late, patience = LATE } = {}) {
  const queue = questionQueue({
    send: (question) => send({ ...question, added: added.packed(), boldness: added.boost }),
    show,
    late,
    patience: () => (live ? patience.live : patience.loading),
  });
  answers(queue.answered);
  return queue;
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
 * @param {Place} place
 * @param {[(data: object) => void, Wire['answers']]} wire
 * @param {(answer: any) => void} show an answer without an error
 * @param {(answer: { error: string }) => void} [fail] takes an error; without it the sentence says it
 */
export function asksInPlace({ section, say, status, slow = SLOW, retry = true }, [send, answers], show, fail) {
  /** @type {object} */
  let asked = {};
  let isSlowSaid = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dimming;
  const again = () => (retry ? [button('mm-quiet', 'Ask again', () => ask(asked, { again: true }))] : []);

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
  const queue = questions(send, answers, take, { late });

  /** @param {any} answer */
  function take(answer) {
    wait(false);
    section.classList.toggle('is-failed', Boolean(answer.error));
    if (answer.error && fail) fail(answer);
    else if (answer.error) say(answer.error, ...again());
    else {
      live = true;
      if (isSlowSaid) say();
      show(answer);
    }
  }

  /**
   * @param {object} data
   * @param {{ again?: boolean, dim?: boolean }} [options]
   */
  function ask(data, { again: isAgain = false, dim = true } = {}) {
    asked = data;
    clear();
    wait(true, dim);
    queue.ask(data, isAgain);
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
