/* The same examples as tests/shop/batch/test_picture_names.py. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { filesByName, pathWithin } from '../../mmsid/ui/interface/new_item/batch/picture_names.js';

const examples = JSON.parse(readFileSync(new URL('../fixtures/picture_names.json', import.meta.url), 'utf-8'));
/** @type {Map<string, string>} */
const files = new Map(examples.files.map((/** @type {string} */ name) => [name, name]));
const inFolder = filesByName(files);
const inArchive = filesByName(files, { hasEnds: true });

for (const [name, found] of examples.found) {
  test(`${name} means ${found}`, () => {
    assert.equal(inFolder(name), found);
    assert.equal(inArchive(name), found);
  });
}

for (const [name, found] of examples.found_by_its_end_in_an_archive_alone) {
  test(`${name} means ${found} in an archive alone`, () => {
    assert.equal(inFolder(name), null);
    assert.equal(inArchive(name), found);
  });
}

for (const name of examples.outside) {
  test(`${name} leads outside`, () => {
    assert.equal(pathWithin(name), null);
    assert.equal(inArchive(name), null);
  });
}

test('among very many files only whole paths count', () => {
  const find = filesByName(files, { mostAlike: 2 });
  assert.equal(find('more/hat.png'), 'more/hat.png');
  assert.equal(find('HAT.png'), null);
});
