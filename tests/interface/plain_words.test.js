import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainCause, plainFinding, plainModel, withoutLevel } from '../../mmsid/ui/interface/errors/plain_words.js';

test('a cause is told without the level of its code, which its words name', () => {
  const branch = { name: 'branch_b', label: 'expected another type (level b)' };
  assert.equal(plainCause(branch), 'expected another type');
  assert.equal(plainFinding(branch), 'By what was looked at, another type was likelier.');
  assert.equal(plainCause({ name: 'unknowable', label: 'nobody could know' }), 'nobody could know');
  assert.equal(plainCause({ name: 'beam', label: 'dropped by the beam' }), 'given up too early');
  assert.match(plainFinding({ name: 'twin', label: 'mistaken for its twin' }), /^A product that is nearly the same/);
  assert.equal(withoutLevel('Why it missed: expected another kind (level a)'), 'Why it missed: expected another kind');
});

test('a rival whose name says nothing to a layman is told by what it is', () => {
  const popular = { name: 'popularity', label: 'the most popular products', says: 'the same ten for everybody' };
  assert.deepEqual(plainModel(popular), { label: popular.label, says: popular.says });
  const { label, says } = plainModel({ name: 'sasrec', label: 'SASRec', says: 'a transformer over product ids' });
  assert.doesNotMatch(`${label} ${says}`, /sasrec|transformer/i);
});
