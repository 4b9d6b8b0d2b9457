import assert from 'node:assert/strict';
import test from 'node:test';
import { branchOf, evidenceOf, verdictOf } from '../../mmsid/ui/interface/errors/case_words.js';
import { SPACE } from '../../mmsid/ui/interface/shared/numbers.js';
import { CAUSES, madeErrors } from './made_errors.js';

const WORDS = {
  caption: (/** @type {string} */ code) => `caption of ${code}`,
  titleOf: (/** @type {number} */ row) => `Product ${row}`,
};
const AHEAD = { branch_level: 1, branch_code: 'b3', branch_margin: Math.log(4) };

/**
 * What is said of one case, a miss.
 *
 * @param {string} cause
 * @param {object} [more]
 */
function said(cause, more = {}) {
  const data = madeErrors([{ cause: CAUSES.indexOf(cause), ...AHEAD, ...more }]);
  return evidenceOf(data, 0, WORDS).replaceAll(SPACE, ' ');
}

test('a hit says its rank, a miss its cause', () => {
  const data = madeErrors([{ cause: -1 }, { cause: CAUSES.indexOf('twin') }], { mmsid: [2, 11] });
  assert.equal(verdictOf(data, 0), 'A hit: the model has it 2nd.');
  assert.equal(verdictOf(data, 1), 'A miss: because twin.');
  assert.equal(verdictOf(madeErrors([{ cause: -1 }]), 0), 'A miss: for no known reason.');
  assert.equal(evidenceOf(data, 0, WORDS), '', 'a hit needs no evidence');
});

test('the figure that decided it, in a sentence', () => {
  assert.equal(said('unreachable'), '');
  assert.equal(said('beam', { figure: 3 }), 'With every product scored it would be the 3rd.');
  assert.equal(said('unknowable', { figure: 1211 }), 'The best possible guess has it 1,211th.');
  assert.equal(said('cold', { figure: 0 }), 'It has no training event.');
  assert.equal(said('strange_place', { figure: 0.3 }), '30 % of the products most like it stand under its first code.');
});

test('a twin is told by how much more, or less, probable it is', () => {
  const ahead = said('twin', { twin: 7, figure: Math.log(1.1) });
  assert.equal(ahead, '“Product 7” is 10 % more probable.');
  const behind = said('twin', { twin: 7, figure: Math.log(0.8) });
  assert.equal(behind, '“Product 7” is 20 % less probable.');
});

test('a branch is told by how many times as probable the other code is', () => {
  const caption = WORDS.caption;
  const branch = (/** @type {object} */ more) => branchOf(madeErrors([{ ...AHEAD, ...more }]), 0, caption);
  const rival = 'b3 “caption of b3”';
  assert.equal(branch({}), `At level b ${rival} is 4.0 times as probable as the true code.`);
  assert.equal(
    branch({ branch_margin: Math.log(30.2) }),
    `At level b ${rival} is 30 times as probable as the true code.`,
  );
  assert.equal(
    branch({ branch_margin: -0.5 }),
    `Every true code is the most probable one; the narrowest is level b, where ${rival} is next.`,
  );
  assert.equal(branch({ branch_margin: null, branch_code: '' }), '');
  assert.equal(said('branch_b'), branch({}), 'where the cause is a branch, it is the evidence');
});
