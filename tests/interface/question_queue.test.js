import assert from 'node:assert/strict';
import test from 'node:test';
import { questionQueue } from '../../mmsid/ui/interface/shared/question_queue.js';

const PATIENCE = 1000;

/** @param {import('node:test').TestContext} context */
function world(context) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {{ question: { text: string }, number: number }[]} */
  const sent = [];
  /** @type {string[]} */
  const shown = [];
  let late = 0;
  /** @type {import('../../mmsid/ui/interface/shared/question_queue.js').Wiring<{ text: string }, { number: number, answer: string }>} */
  const wiring = {
    send: (one) => sent.push(one),
    take: (reply) => shown.push(reply.answer),
    late: () => {
      late += 1;
    },
    patience: () => PATIENCE,
  };
  const queue = questionQueue(wiring);
  const answer = (/** @type {number} */ place) => {
    const { question, number } = sent[place];
    queue.replied({ number, answer: `answer to ${question.text}` });
  };
  const wait = (/** @type {number} */ milliseconds) => context.mock.timers.tick(milliseconds);
  return { queue, sent, shown, answer, wait, late: () => late, texts: () => sent.map(({ question }) => question.text) };
}

test('an answer is shown', (context) => {
  const { queue, shown, answer } = world(context);
  queue.ask({ text: 'a' });
  answer(0);
  assert.deepEqual(shown, ['answer to a']);
});

test('of what is asked meanwhile only the last is sent, and only its answer is shown', (context) => {
  const { queue, shown, answer, texts } = world(context);
  for (const text of ['a', 'b', 'c', 'd']) queue.ask({ text });
  assert.deepEqual(texts(), ['a']);
  answer(0);
  assert.deepEqual(texts(), ['a', 'd']);
  assert.deepEqual(shown, []);
  answer(1);
  assert.deepEqual(shown, ['answer to d']);
});

test('an answer that comes twice is shown once more only if nothing else was asked', (context) => {
  const { queue, shown, answer } = world(context);
  queue.ask({ text: 'a' });
  answer(0);
  queue.ask({ text: 'b' });
  answer(0);
  answer(1);
  assert.deepEqual(shown, ['answer to a', 'answer to b']);
});

test('what is forgotten is not shown, and the next question waits for its answer', (context) => {
  const { queue, shown, answer, texts } = world(context);
  queue.ask({ text: 'a' });
  queue.forget();
  queue.ask({ text: 'b' });
  assert.deepEqual(texts(), ['a']);
  answer(0);
  assert.deepEqual(texts(), ['a', 'b']);
  answer(1);
  assert.deepEqual(shown, ['answer to b']);
});

test('a late answer is told once, and still shown when it comes after all', (context) => {
  const { queue, shown, answer, wait, late } = world(context);
  queue.ask({ text: 'a' });
  wait(PATIENCE - 1);
  assert.equal(late(), 0);
  wait(1);
  assert.equal(late(), 1);
  wait(10 * PATIENCE);
  assert.equal(late(), 1);
  answer(0);
  assert.deepEqual(shown, ['answer to a']);
});

test('what is late does not keep the next question waiting, and is dropped once that is asked', (context) => {
  const { queue, shown, answer, wait, late, texts } = world(context);
  queue.ask({ text: 'a' });
  queue.ask({ text: 'b' });
  wait(PATIENCE);
  assert.deepEqual(texts(), ['a', 'b']);
  assert.equal(late(), 0);
  answer(0);
  assert.deepEqual(shown, []);
  answer(1);
  assert.deepEqual(shown, ['answer to b']);
});

test('asking again does not wait', (context) => {
  const { queue, shown, answer, texts } = world(context);
  queue.ask({ text: 'a' });
  queue.ask({ text: 'a again' }, true);
  assert.deepEqual(texts(), ['a', 'a again']);
  answer(0);
  assert.deepEqual(shown, []);
  answer(1);
  assert.deepEqual(shown, ['answer to a again']);
});

test('an answer in time is not told as late', (context) => {
  const { queue, answer, wait, late } = world(context);
  queue.ask({ text: 'a' });
  answer(0);
  wait(10 * PATIENCE);
  assert.equal(late(), 0);
});
