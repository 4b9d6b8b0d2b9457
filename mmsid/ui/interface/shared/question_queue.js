/* The order of questions to the server: one after another, and of those that come while one is being answered only the
   last is sent, and only its answer is shown. A state machine without DOM and network; the only clock is `setTimeout`.

   Gradio's own `always_last` is not used: now and then it sends the first question again instead of the last. Where no
   answer comes for long, `late` is told, and the next question is not kept waiting for it. */

/**
 * @template Question, Given
 * @typedef {object} Wiring
 * @property {(question: Question & { question: number }) => void} send
 * @property {(answer: Given) => void} show
 * @property {() => void} [late] no answer has come for long; it may still come
 * @property {() => number} patience milliseconds until an answer is late
 */

/**
 * @template {object} Question
 * @template {{ question: number }} Given
 * @param {Wiring<Question, Given>} wiring
 */
export function questionQueue({ send, show, late = () => {}, patience }) {
  let latest = 0; // number of the question whose answer is wanted
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
    send({ ...question, question: asked });
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
     * Asks; `again` does not wait for an answer that may have been lost.
     *
     * @param {Question} question
     * @param {boolean} [again]
     */
    ask(question, again = false) {
      latest += 1;
      next = question;
      if (asked === null || again) go();
    },
    /** Wants no answer any more. */
    forget() {
      latest += 1;
      next = null;
    },
    /**
     * Takes what the server answered.
     *
     * @param {Given} answer
     */
    answered(answer) {
      const isLast = answer.question === latest && !next; // also if it comes after all
      if (answer.question !== asked && !isLast) return;
      clearTimeout(timer);
      asked = null;
      if (next) go();
      else if (isLast) show(answer);
    },
  };
}
