/* Whether a figure of the codes' health meets its target. */

import { el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';

/**
 * Met, missed or without a target: a shape and a word, not a colour alone.
 *
 * @param {boolean | null} met
 */
export function healthMark(met) {
  if (met === null) {
    const dash = el('span', { 'aria-hidden': 'true', text: '–' });
    const word = el('span', { class: 'mm-hidden', text: 'no target' });
    return el('span', { class: 'mm-mark-of', title: 'There is no target for this figure' }, dash, word);
  }
  const kind = met ? 'is-met' : 'is-missed';
  return el('span', { class: `mm-mark-of ${kind}` }, icon(met ? 'check' : 'close'), met ? 'met' : 'missed');
}
