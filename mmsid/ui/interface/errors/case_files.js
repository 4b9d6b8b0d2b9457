/* Cases to take along: as a table, or as one page with pictures; and the visitor's notes, out and in again. */

import { promises } from '../shared/ask.js';
import { copyLinkButton } from '../shared/copy_link.js';
import { button, el, heard } from '../shared/dom.js';
import { bytesOf, download } from '../shared/files.js';
import { icon } from '../shared/icons.js';
import { plural } from '../shared/numbers.js';
import { start } from '../shared/start.js';
import { notes } from './notes.js';
import { toldNote } from './notes_text.js';

const REPORTED = 200; // cases of a page with pictures
const BUILD = start.fingerprint.slice(0, 8);

/**
 * @param {import('../shared/ask.js').Wire} wire that asks `export_cases`
 * @param {import('./board.js').Board} board
 * @param {{ shown: () => number[], about: () => string, say: (text?: string) => void }} table
 */
export function caseFiles(wire, board, { shown, about, say }) {
  const server = promises(wire);

  /** @param {'csv' | 'parquet' | 'html'} kind */
  async function take(kind) {
    const cases = kind === 'html' ? shown().slice(0, REPORTED) : shown();
    if (!cases.length) {
      say('No case is shown, so there is nothing to take along; show all cases first.');
      return;
    }
    const isCut = kind === 'html' && shown().length > REPORTED;
    say(isCut ? `A page with pictures holds ${REPORTED} cases: it has the first of those that are shown.` : '');
    const own = cases.filter((place) => notes.of(place).note || notes.of(place).labels.length);
    const told = Object.fromEntries(own.map((place) => [String(place), toldNote(notes.of(place))]));
    const outcome = await server.ask('export_cases', { cases, kind, notes: told, about: about() });
    if (outcome?.error) say(outcome.error);
    if (outcome?.answer) download({ ...outcome.answer, content: bytesOf(outcome.answer.content) });
  }

  const save = () => download({ name: `notes-${BUILD}.json`, type: 'application/json', content: notes.written() });
  const field = el('input', {
    type: 'file',
    accept: '.json,application/json',
    hidden: true,
    onchange: () => read(field.files?.[0]),
  });

  /** @param {File | undefined} file */
  async function read(file) {
    if (!file) return;
    const { notes: found, left, error } = notes.take(await file.text(), board.count);
    field.value = '';
    const lost = left ? ` ${plural(left, 'entry')} could not be read.`.replace('entrys', 'entries') : '';
    say(error || `Notes on ${plural(found.size, 'case')} were read in.${lost}`);
  }

  const count = el('span', { class: 'mm-count' });
  const keep = button('mm-quiet', [icon('save'), 'Save notes'], save);
  const node = el(
    'div',
    { class: 'mm-case-files' },
    el('span', { class: 'mm-count', text: 'Take these along:' }),
    button('mm-quiet', [icon('save'), 'CSV', heard(' of the shown cases')], () => take('csv')),
    button('mm-quiet', [icon('save'), 'Parquet', heard(' of the shown cases')], () => take('parquet')),
    button('mm-quiet', [icon('picture'), 'Report', heard(' on the shown cases, with pictures')], () => take('html')),
    copyLinkButton('cases'),
    el('span', { class: 'mm-spring' }),
    count,
    keep,
    button('mm-quiet', [icon('plus'), 'Read notes in'], () => field.click()),
    field,
  );
  notes.follow(() => {
    count.textContent = notes.size ? `notes on ${plural(notes.size, 'case')}` : '';
    keep.hidden = !notes.size;
  });
  return node;
}
