/* The order of questions to the server: one after another, and of those that come while one is being answered only the
   last is sent, and only its reply is taken. A state machine without DOM and network; the only clock is `setTimeout`.

   Gradio's own `always_last` is not used: now and then it sends the first question again instead of the last. Where no
   reply comes for long, `late` is told, and the next question is not kept waiting for it. */

/**
 * @template Question, Reply
 * @typedef {object} Wiring
 * @property {(sent: { question: Question, number: number }) => void} send
 * @property {(reply: Reply) => void} take
 * @property {() => void} [late] no reply has come for long; it may still come
 * @property {() => number} patience milliseconds until a reply is late
 */

/**
 * @template {object} Question
 * @template {{ number: number }} Reply
 * @param {Wiring<Question, Reply>} wiring
 */
export function questionQueue({ send, take, late = () => {}, patience }) {
  let latest = 0; // number of the question whose reply is wanted
  /** @type {number | null} */
  let asked = null; // number of the one that is being answered
  /** @type {Question | null} */
  let next = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function go() {
    const question = /** @type {Question} */ (next);
    asked = latest;
    next = null;
    wait(asked);
    send({ question, number: asked });
  }

  /** @param {number} own */
  function wait(own) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = null;
      if (next) go();
      else if (own === latest) late();
    }, patience());
  }

  return {
    /**
     * Asks; `again` does not wait for a reply that may have been lost.
     *
     * @param {Question} question
     * @param {boolean} [again]
     */
    ask(question, again = false) {
      latest += 1;
      next = question;
      if (asked === null || again) go();
    },
    /** Wants no reply any more. */
    forget() {
      latest += 1;
      next = null;
    },
    /**
     * Takes what the server replied.
     *
     * @param {Reply} reply
     */
    replied(reply) {
      const isLast = reply.number === latest && !next; // also if it comes after all
      if (reply.number !== asked && !isLast) return;
      clearTimeout(timer);
      asked = null;
      if (next) go();
      else if (isLast) take(reply);
    },
  };
}
