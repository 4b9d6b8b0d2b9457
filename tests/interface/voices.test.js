import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { percent, SPACE } from '../../mmsid/ui/interface/shared/numbers.js';
import { voicesAlong, voicesAt, voicesOf } from '../../mmsid/ui/interface/shared/voices.js';

/** @type {{ probability: number, share: number, own: string, heard: string }[]} */
const examples = JSON.parse(readFileSync(new URL('../fixtures/voices.json', import.meta.url), 'utf-8'));

/** @param {string} text */
const plain = (text) => text.replaceAll(SPACE, ' ').replaceAll('< ', '<');

for (const { probability, share, own, heard } of examples) {
  test(`a share of ${share} of ${plain(percent(probability))} is ${heard}, and ${own} are left`, () => {
    const told = voicesOf(probability, share);
    assert.deepEqual([plain(told.own), plain(told.heard)], [own, heard]);
    const unit = own.endsWith('%') ? '' : own === '1' ? ' point' : ' points';
    const says = `Of its ${plain(percent(probability))}, ${own}${unit} from the language model and ${heard} from what other shoppers did.`;
    assert.equal(plain(told.says), says);
  });
}

test('along an ID every share is told, and at a code its own', () => {
  assert.match(plain(voicesAlong([0.2, 0.31])), /^Other shoppers gave 20 % and 31 % of the probability up to each/);
  assert.equal(plain(voicesAt(0.204)), 'Other shoppers gave 20 % of the path’s probability.');
});
