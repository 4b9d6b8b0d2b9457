import assert from 'node:assert/strict';
import test from 'node:test';
import { askedStep, tourSteps } from '../../mmsid/ui/interface/shared/tour_steps.js';

const ALL = { recommends: true, tokenizes: true, hasErrors: true, examples: ['Ava', 'Jonas', 'Samuel'] };
const SEEN = { history: ['mug', 'hat'], item: null, code: null };

test('a build that has everything is shown in eight steps, two of which wait', () => {
  const steps = tourSteps(ALL);
  assert.equal(steps.length, 8);
  assert.equal(steps.filter(({ isDone }) => isDone).length, 2);
  assert.deepEqual([...new Set(steps.map(({ panel }) => panel))], ['recommend', 'codes', 'new', 'errors']);
  assert.match(steps[0].says, /Above are 3 examples to start from, Ava first\.$/);
});

test('what a build lacks is not shown, and something is asked for all the same', () => {
  for (const has of [
    { ...ALL, recommends: false, hasErrors: false, examples: [] },
    { recommends: false, tokenizes: false, hasErrors: false, examples: [] },
  ]) {
    const steps = tourSteps(has);
    assert.ok(steps.length > 1 && steps.every(({ panel }) => panel === 'codes' || (panel === 'new' && has.tokenizes)));
    assert.ok(steps.some(({ isDone }) => isDone));
    assert.ok(steps.every(({ says }) => !/recommended|examples/.test(says)));
  }
  assert.ok(tourSteps({ ...ALL, examples: ['Ava'] }).every(({ says }) => !/examples/.test(says)));
});

test('a step waits for just what it asks for', () => {
  const [why, without] = tourSteps(ALL).flatMap(({ isDone }) => isDone ?? []);
  assert.equal(why(SEEN, SEEN), false);
  assert.equal(why(SEEN, { ...SEEN, item: 'cup' }), true);
  assert.equal(why({ ...SEEN, item: 'cup' }, SEEN), false, 'a product that is let go of is no other one');
  assert.equal(without(SEEN, { ...SEEN, history: ['mug', 'hat', 'cup'] }), false);
  assert.equal(without(SEEN, { ...SEEN, history: ['hat'] }), true);
  const [look] = tourSteps({ ...ALL, recommends: false }).flatMap(({ isDone }) => isDone ?? []);
  assert.equal(look(SEEN, SEEN), false);
  assert.equal(look(SEEN, { ...SEEN, code: ['a1'] }), true);
  assert.equal(look(SEEN, { ...SEEN, item: 'mug' }), true);
});

test('only a number from 1 asks for a step', () => {
  assert.deepEqual(['1', '12', '0', '-1', 'x', '', '1.5', '123', null].map(askedStep), [
    1,
    12,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
