/* How the interface is laid out: which folder may import from which, and that no file is forgotten. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../mmsid/ui/interface', import.meta.url));
const FILES = readdirSync(ROOT, { recursive: true }).map(String);
const VENDORED = FILES.filter((name) => name.startsWith('vendor/')); // a library's own files, as its registry has them
const MODULES = FILES.filter((name) => name.endsWith('.js') && !VENDORED.includes(name));
const CONTRACT = 'contract.d.ts'; // the types of what the server is asked, which every file may know
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? [one.name] : []))
  .filter((name) => name !== 'vendor');
const MAX_LINES = 280;

/** @param {string} name */
const read = (name) => readFileSync(join(ROOT, name), 'utf-8');

/** @param {string} name */
const folderOf = (name) => (name.includes('/') ? name.split('/')[0] : '');

/** What a module imports, types and all. @param {string} name */
function importsOf(name) {
  const found = read(name).matchAll(/(?:from |import\()'([^']+)'/g);
  return [...found].map(([, path]) => (path.startsWith('.') ? normalize(join(dirname(name), path)) : path));
}

test('every module imports what there is, and from no folder but its own and shared', () => {
  const wrong = MODULES.flatMap((name) => {
    const folder = folderOf(name);
    const isAllowed = (/** @type {string} */ path) => !folder || [folder, 'shared'].includes(folderOf(path));
    const others = importsOf(name).filter((path) => path !== CONTRACT && !VENDORED.includes(path));
    return others.filter((path) => !MODULES.includes(path) || !isAllowed(path)).map((path) => `${name}: ${path}`);
  });
  assert.deepEqual(wrong, []);
});

test('every module says what it is, and is not long', () => {
  const silent = MODULES.filter((name) => !/^\/\* [A-Z"]/.test(read(name)));
  const long = MODULES.filter((name) => read(name).split('\n').length > MAX_LINES);
  assert.deepEqual({ silent, long }, { silent: [], long: [] });
});

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
  const there = FILES.filter((name) => name.endsWith('.css') && !['main.css', 'shared/waiting.css'].includes(name));
  assert.deepEqual([...joined].sort(), there.sort());
});
