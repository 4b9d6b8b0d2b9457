/* How the interface is laid out: which folder may import from which, and that no file is forgotten. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../mmsid/ui/interface', import.meta.url));
const FILES = readdirSync(ROOT, { recursive: true }).map(String);
const MODULES = FILES.filter((name) => name.endsWith('.js'));
const CONTRACT = 'contract.d.ts'; // the types of what the server is asked, which every file may know
const FOLDERS = readdirSync(ROOT, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const MOST_LINES = 280;

/** @param {string} name */
const read = (name) => readFileSync(join(ROOT, name), 'utf-8');

/** @param {string} name */
const folderOf = (name) => (name.includes('/') ? name.split('/')[0] : '');

/** What a module imports, types and all. @param {string} name */
function importsOf(name) {
  const found = read(name).matchAll(/(?:from |import\()'([^']+)'/g);
  return [...found].map(([, path]) => {
    assert.ok(path.startsWith('.'), `${name} imports ${path}`);
    return normalize(join(dirname(name), path));
  });
}

for (const name of MODULES) {
  test(`${name} imports what there is, and from no panel but its own`, () => {
    const folder = folderOf(name);
    for (const other of importsOf(name).filter((path) => path !== CONTRACT)) {
      assert.ok(MODULES.includes(other), `${other} is not there`);
      if (folder && folderOf(other) !== folder) assert.equal(folderOf(other), 'shared', `${name} imports ${other}`);
    }
  });

  test(`${name} says what it is, and is not long`, () => {
    const text = read(name);
    assert.match(text, /^\/\* [A-Z"]/);
    assert.ok(text.split('\n').length <= MOST_LINES);
  });
}

test('every module is needed', () => {
  const needed = new Set(['main.js', ...MODULES.flatMap(importsOf)]);
  assert.deepEqual(
    MODULES.filter((name) => !needed.has(name)),
    [],
  );
});

test('the page loads the parts of every folder, and of no other', () => {
  const loaded = importsOf('main.js').filter((path) => path.endsWith('/panel.js'));
  const wanted = FOLDERS.filter((folder) => folder !== 'shared').map((folder) => `${folder}/panel.js`);
  assert.deepEqual(loaded.sort(), wanted.sort());
});

test('every style sheet is joined', () => {
  const joined = [...read('main.css').matchAll(/^@import '\.\/(.+)';$/gm)].map(([, path]) => path);
  const there = FILES.filter((name) => name.endsWith('.css') && name !== 'main.css');
  assert.deepEqual([...joined].sort(), there.sort());
});
