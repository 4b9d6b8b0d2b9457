import assert from 'node:assert/strict';
import test from 'node:test';
import { storyOf } from '../../mmsid/ui/interface/explain/story_words.js';

const MUG = { title: 'Red mug', probability: 0.07, rank: 1, candidates: 1652, isConvincing: null };
const times = (/** @type {number} */ by) => Math.log(by);
/** @param {Partial<import('../../mmsid/ui/interface/explain/story_words.js').Told>} told */
const told = (told) => storyOf({ ...MUG, effects: [], ...told });

test('a chance is told by what a blind guess would have', () => {
  const [chance] = told({});
  assert.equal(
    chance,
    '“Red mug” is what it expects first: its chance to be looked at next is 7.0\u00a0%, 116 times that of a product ' +
      'picked blindly among 1,652.',
  );
  assert.match(told({ rank: 3, probability: 0.001 })[0], /^“Red mug” comes 3rd: .* is 0\.1\u00a0%, 1\.7 times that/);
  assert.match(told({ probability: 0.0007, rank: 22 })[0], /comes 22nd: .* next is <\u00a00\.1\u00a0%\.$/);
  assert.match(told({ probability: 0.5, candidates: 2 })[0], /next is 50\u00a0%\.$/, 'no better than blind');
});

test('one product leads, two do, or none', () => {
  const bag = { title: 'Bag', effect: times(6.9) };
  const dress = { title: 'Dress', effect: times(1.25) };
  const even = { title: 'Hat', effect: times(6.5) };
  const third = { title: 'Scarf', effect: times(6) };
  assert.equal(
    told({ effects: [dress, bag] })[1],
    'What led to it most is “Bag”: 6.9 times as likely with it as without.',
  );
  assert.equal(told({ effects: [third, even, bag] })[1], 'What led to it most is “Bag” and “Hat”.');
  assert.equal(
    told({ effects: [{ title: 'Dress', effect: 0.04 }] })[1],
    'No single product that was looked at led to it.',
  );
  assert.equal(told({ effects: [] })[1], 'No single product that was looked at led to it.');
});

test('what speaks against it is named if it weighs, and chance is called chance', () => {
  const bag = { title: 'Bag', effect: times(2) };
  const says = told({ effects: [{ title: 'Hat', effect: -times(1.9) }, bag], isConvincing: false });
  assert.match(says[1], /2\.0 times as likely with it as without\. “Hat” speaks against it\.$/);
  assert.equal(says[2], 'Read that with care: products left out at random matter about as much.');
  assert.equal(told({ effects: [{ title: 'Hat', effect: -times(1.1) }, bag], isConvincing: true }).length, 2);
  assert.doesNotMatch(told({ effects: [{ title: 'Hat', effect: -times(1.1) }, bag] })[1], /against/);
});
