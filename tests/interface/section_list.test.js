import assert from 'node:assert/strict';
import test from 'node:test';
import {
  openAfter,
  pointedAt,
  readingOf,
  readSections,
  SECTION_STYLES,
  SECTIONS,
} from '../../mmsid/ui/interface/shared/section_list.js';

/** @type {import('../../mmsid/ui/interface/shared/section_list.js').Looked} */
const LOOKED = {
  panel: 'recommend',
  history: ['mug'],
  code: null,
  edits: [],
  composed: null,
  walk: null,
  testCase: null,
  filter: {},
};
/** @type {import('../../mmsid/ui/interface/shared/state_address.js').Edit} */
const EDIT = { kind: 'without', item: 'mug' };

test('a story is what is read unless an analyst asks', () => {
  assert.deepEqual([null, '', 'story', 'analyst', 'both'].map(readingOf), [
    'story',
    'story',
    'story',
    'analyst',
    'story',
  ]);
});

test('only sections are read from an address, each once', () => {
  assert.deepEqual(readSections('whatif nonsense paths whatif'), ['whatif', 'paths']);
  assert.deepEqual(readSections(''), []);
});

test('what is looked at says where it lies', () => {
  assert.deepEqual(pointedAt(LOOKED), []);
  assert.deepEqual(pointedAt({ ...LOOKED, code: ['a1'], edits: [EDIT] }), ['paths', 'whatif']);
  assert.deepEqual(pointedAt({ ...LOOKED, panel: 'codes', code: ['a1'] }), [], 'a code has a page of its own there');
  assert.deepEqual(pointedAt({ ...LOOKED, history: [] }), ['catalogue'], 'nothing to go on but to choose');
  assert.deepEqual(pointedAt({ ...LOOKED, panel: 'errors', testCase: 0 }), ['cases']);
  assert.deepEqual(pointedAt({ ...LOOKED, filter: { outcome: ['miss'] } }), ['cases']);
});

test('a change opens what it newly points at, and nothing that was closed by hand', () => {
  const edited = { ...LOOKED, edits: [EDIT] };
  assert.deepEqual(openAfter(['paths'], LOOKED, edited), ['paths', 'whatif']);
  assert.deepEqual(openAfter([], edited, { ...edited, edits: [EDIT, EDIT] }), [], 'closed since');
  assert.deepEqual(openAfter(['whatif'], edited, LOOKED), ['whatif'], 'stays open after an undo');
});

test('styles hide every section in a story alone, and none that is open', () => {
  const lines = SECTION_STYLES.split('\n');
  assert.equal(lines.length, SECTIONS.length);
  for (const [place, { name }] of SECTIONS.entries())
    assert.ok(lines[place].startsWith(`:root[data-mm-reading="story"]:not([data-mm-open~="${name}"]) `));
});
