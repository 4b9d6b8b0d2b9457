/* Questions to the server, one after another.

   Each carries the products that the visitor added, so that the server answers for their shop. Of those that come while
   one is being answered only the last is sent, and only its answer is shown. Gradio's own `always_last` is not used: now
   and then it sends the first question again instead of the last. */

function questions(send, answers, show) {
  let latest = 0; // number of the question whose answer is wanted
  let asked = null; // number of the one that is being answered
  let next = null;

  function go() {
    asked = latest;
    send({ ...next, added: added.packed(), boldness: added.boldness, question: asked });
    next = null;
  }

  answers((answer) => {
    if (answer.question !== asked) return;
    asked = null;
    if (next) go();
    else if (answer.question === latest) show(answer);
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
