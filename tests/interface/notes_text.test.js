import assert from 'node:assert/strict';
import test from 'node:test';
import { cleaned, readLabel, readNotes, toldNote, writeNotes } from '../../mmsid/ui/interface/errors/notes_text.js';

const BUILD = '0123456789abcdef';
const ODD = 'zwei\nZeilen, "Anführung", <b>, 😀, \u05e9\u05dc\u05d5\u05dd | ; %';

test('notes are read as they were written', () => {
  const notes = new Map([
    [11, { note: '', labels: ['odd', 'two words'] }],
    [0, { note: ODD, labels: [] }],
    [2, { note: 'both', labels: ['x'] }],
  ]);
  const { notes: back, left, error } = readNotes(writeNotes(notes, BUILD), BUILD, 12);
  assert.deepEqual([left, error], [0, '']);
  assert.deepEqual(new Map([...back].sort()), new Map([...notes].sort()));
  const written = JSON.parse(writeNotes(notes, BUILD));
  assert.deepEqual(Object.keys(written.cases), ['1', '3', '12'], 'by the number that a visitor sees');
});

test('whatever is no note is left out and counted', () => {
  const cases = {
    1: { note: 'kept' },
    13: { note: 'beyond the last case' },
    0: { note: 'before the first' },
    '-1': { note: 'x' },
    1.5: { note: 'x' },
    x: { note: 'x' },
    2: 'no note',
    3: { note: 4, labels: [5, null, '  '] },
    4: null,
    5: { note: '  ', labels: [] },
  };
  const { notes, left, error } = readNotes(JSON.stringify({ schema: 1, build: BUILD, cases }), BUILD, 12);
  assert.deepEqual([...notes], [[0, { note: 'kept', labels: [] }]]);
  assert.deepEqual([left, error], [9, '']);
});

for (const [text, words] of [
  ['', /no JSON/],
  ['{"schema": 1, "cases"', /no JSON/],
  ['null', /something else/],
  ['[]', /something else/],
  ['"schema"', /something else/],
  ['{"schema": 2, "build": "0123456789abcdef", "cases": {}}', /something else/],
  ['{"schema": 1, "build": "0123456789abcdef", "cases": 3}', /something else/],
  ['{"schema": 1, "build": "0123456789abcdef", "cases": null}', /something else/],
  ['{"schema": 1, "build": "ffff", "cases": {"1": {"note": "x"}}}', /another build/],
  ['{"schema": 1, "cases": {}}', /another build/],
]) {
  test(`one sentence for ${text || 'an empty file'}`, () => {
    const { notes, error } = readNotes(String(text), BUILD, 12);
    assert.equal(notes.size, 0);
    assert.match(error, /** @type {RegExp} */ (words));
  });
}

/** @param {string} text */
const isWhole = (text) => !/\p{Surrogate}/u.test(text);

test('a note keeps to its bounds, and no letter is cut in two', () => {
  const note = cleaned({ note: `x${'😀'.repeat(1500)}`, labels: Array.from({ length: 30 }, (_, n) => `label ${n}`) });
  assert.ok(note && note.note.length >= 1999 && note.note.length <= 2000 && isWhole(note.note));
  assert.equal(note.labels.length, 10);
  const label = readLabel(`x${'😀'.repeat(40)}`);
  assert.ok(label.length >= 39 && label.length <= 40 && isWhole(label));
  const broken = cleaned({ note: 'a\ud83db', labels: ['\udc00'] });
  assert.deepEqual(broken, { note: 'ab', labels: [] }, 'halves of letters, which no server reads, are left out');
  const told = toldNote({ note: '😀'.repeat(1000), labels: ['odd'] });
  assert.ok(told.length <= 2000 && isWhole(told) && told.startsWith('[odd] 😀'));
});

test('labels are one line, unique, and none is empty', () => {
  assert.equal(readLabel('  two\n  words \t here '), 'two words here');
  const note = cleaned({ labels: ['a', ' a ', 'b', '', 'A'] });
  assert.deepEqual(note?.labels, ['a', 'b', 'A']);
  assert.equal(cleaned({ note: ' \n', labels: [''] }), null);
  for (const none of [null, undefined, 3, 'x', [], { labels: 'abc' }]) assert.equal(cleaned(none), null);
});

test('in a file of cases the labels stand before the note', () => {
  assert.equal(toldNote({ note: 'see this', labels: ['odd', 'twin'] }), '[odd] [twin] see this');
  assert.equal(toldNote({ note: 'see this', labels: [] }), 'see this');
  assert.equal(toldNote({ note: '', labels: ['odd'] }), '[odd]');
});
