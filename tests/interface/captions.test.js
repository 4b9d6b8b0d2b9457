import assert from 'node:assert/strict';
import test from 'node:test';
import {
  baseOf,
  captionBase,
  doubtOf,
  NOT_OWN,
  plainBaseOf,
  truthOf,
} from '../../mmsid/ui/interface/shared/captions.js';
import { levelWords, purposeOf } from '../../mmsid/ui/interface/shared/level_words.js';

const chip = {
  code: 'c7',
  caption: 'navy or blue',
  share: 41 / 48,
  count: 48,
  holds: /** @type {boolean | null} */ (null),
};

test('what a caption holds for is told in products', () => {
  assert.equal(baseOf(chip, false), 'Holds for 41 of the 48 products with c7.');
  assert.equal(baseOf({ ...chip, share: 1, count: 1200 }, false), 'Holds for all 1,200 products with c7.');
  assert.equal(baseOf({ ...chip, share: 1, count: 1 }, false), 'One product has c7.');
  assert.equal(baseOf({ ...chip, share: 0, count: 0 }, false), 'No product has c7 yet.');
  assert.equal(captionBase(chip), '“navy or blue” holds for 41 of the 48 products with c7.');
  assert.equal(captionBase({ ...chip, count: 0 }), '“navy or blue”. No product has c7 yet.');
  assert.match(baseOf({ ...chip, share: 1, count: 1 }, true), /^Says which one it is/);
  assert.equal(plainBaseOf(chip, false), 'True of 41 of the 48 products here.');
  assert.equal(plainBaseOf({ ...chip, share: 1, count: 1200 }, false), 'True of all 1,200 products here.');
  assert.equal(plainBaseOf({ ...chip, count: 0 }, false), 'No product is here yet.');
});

test('only where a caption does not hold for a product something stands beside it', () => {
  assert.deepEqual(
    [null, true, false].map((holds) => doubtOf({ holds })),
    ['', '', NOT_OWN],
  );
  assert.equal(truthOf({ holds: null }), '');
  assert.match(truthOf({ holds: true }), /^It holds for this product/);
  assert.match(truthOf({ holds: false }), /^It does not hold for this product/);
});

test('every level has a word, and every word says what it is for', () => {
  assert.deepEqual(levelWords(['kind', 'kind', 'look', 'one']), ['kind', 'type', 'look', 'which one']);
  assert.deepEqual(levelWords(['kind', 'one', 'one']), ['kind', 'which one', 'which one']);
  for (const word of levelWords(['kind', 'kind', 'look', 'one'])) assert.ok(purposeOf(word));
});
