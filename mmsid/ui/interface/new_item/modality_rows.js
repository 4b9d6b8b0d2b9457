/* The ID from picture and text, from the picture alone and from the text alone; from where they differ on, it is marked. */

import { bothWays, el } from '../shared/dom.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { semanticId } from '../shared/semantic_id.js';
import { start } from '../shared/start.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */
/** @typedef {import('../contract.d.ts').ModalityDifference['pair'][0]} Modality */

/** @type {[Modality, string][]} */
const NAMES = [
  ['both', 'Both'],
  ['image', 'Picture alone'],
  ['text', 'Text alone'],
];

/** @param {Pick<import('../contract.d.ts').NewItem, 'modalities'>} answer */
export function modalityRows({ modalities }) {
  const { both } = modalities;
  const rows = NAMES.flatMap(([name, label]) => {
    const codes = modalities[name]?.codes;
    return codes ? [modalityRow(label, codes, both.codes)] : [];
  });
  if (rows.length < NAMES.length) return el('div');
  const parting = modalities.differences.find(({ pair }) => pair.join() === 'image,text')?.level ?? null;
  const text = parting === null ? 'Picture and text agree.' : `Picture and text ${differenceFrom(parting - 1)}.`;
  return el(
    'section',
    { class: 'mm-block' },
    el('h3', { text: 'What the picture says, what the text says' }),
    el('p', { class: 'mm-count', text }),
    el('ol', { class: 'mm-modalities' }, rows),
  );
}

/** @param {number} level */
const isOne = (level) => start.roles[level] === 'one';

/**
 * From which level on picture and text differ.
 *
 * @param {number} level
 */
const differenceFrom = (level) =>
  isOne(level) ? 'differ only in which one it is' : `part ways at the ${LEVEL_WORDS[level]}`;

/**
 * @param {string} label
 * @param {Chip[]} codes
 * @param {Chip[]} both the codes from picture and text
 */
function modalityRow(label, codes, both) {
  const first = codes.findIndex(({ code }, level) => code !== both[level].code);
  const id = semanticId(codes);
  id.classList.add('mm-trail');
  id.setAttribute('aria-label', `${label}: ${codes.map(({ code }) => code).join(' ')}`);
  [...id.children].forEach((line, level) => {
    line.firstElementChild?.classList.toggle('is-other', first >= 0 && level >= first);
  });
  const differs =
    first < 0
      ? bothWays('the same place', 'the same ID')
      : isOne(first)
        ? 'differs in which one it is'
        : `differs from the ${LEVEL_WORDS[first]} on`;
  const note = codes === both ? [] : differs;
  return el('li', {}, el('b', { text: label }), id, el('small', {}, note));
}
