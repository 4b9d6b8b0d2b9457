/* Questions to the server, one after another.

   Each carries the products that the visitor added, so that the server answers for their shop. Of those that come while
   one is being answered only the last is sent, and only its answer is shown. Gradio's own `always_last` is not used: now
   and then it sends the first question again instead of the last. Where no answer comes for long, `late` is told, and
   the next question is not kept waiting for it. */

const LATE = { seconds: 20, whileLoading: 120 };

function questions(send, answers, show, late = () => {}) {
  let latest = 0; // number of the question whose answer is wanted
  let asked = null; // number of the one that is being answered
  let next = null;
  let timer = null;

  function go() {
    asked = latest;
    watch(asked);
    send({ ...next, added: added.packed(), boldness: added.boldness, question: asked });
    next = null;
  }

  function watch(own) {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        asked = null;
        if (next) go();
        else if (own === latest) late();
      },
      1000 * (mmsid.isLive ? LATE.seconds : LATE.whileLoading),
    );
  }

  answers((answer) => {
    const isLast = answer.question === latest && !next; // also if it comes after all
    if (answer.question !== asked && !isLast) return;
    clearTimeout(timer);
    asked = null;
    if (next) go();
    else if (isLast) show(answer);
  });

  return {
    /** Asks; `again` does not wait for an answer that may have been lost. */
    ask(data, again = false) {
      latest += 1;
      next = data;
      if (asked === null || again) go();
    },
    /** Wants no answer any more. */
    forget() {
      latest += 1;
      next = null;
    },
  };
}
