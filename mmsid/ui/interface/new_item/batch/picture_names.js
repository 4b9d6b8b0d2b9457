/* Which file a row's name means. The same rules as Python's, and held against the same examples,
   tests/fixtures/picture_names.json. Pure, no DOM. */

const DRIVE = /^[A-Za-z]:/;

/**
 * What a row's name means within a folder, or null where it leads outside; of a path from another place its base name.
 *
 * @param {string} name
 */
export function pathWithin(name) {
  const written = name.replaceAll('\\', '/');
  const path = written.replace(DRIVE, '');
  let parts = path.split('/').filter((part) => part && part !== '.');
  if (parts.includes('..') || name.includes('\0')) return null;
  if (path.startsWith('/') || DRIVE.test(written)) parts = parts.slice(-1);
  if (!parts.length || parts[0].includes(':')) return null;
  return parts.join('/').normalize();
}

/**
 * The last part of a path, however its letters are written.
 *
 * @param {string} path
 */
const baseName = (path) =>
  path
    .normalize()
    .slice(path.normalize().lastIndexOf('/') + 1)
    .toLowerCase();

/**
 * Files by a name; null where several have it.
 *
 * @template File
 * @param {Iterable<[string, File]>} named
 */
function unique(named) {
  /** @type {Map<string, File | null>} */
  const found = new Map();
  for (const [name, file] of named) found.set(name, found.has(name) ? null : file);
  return found;
}

/** @param {string} path */
function endsOf(path) {
  const ends = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) ends.push(path.slice(at + 1));
  return ends;
}

/**
 * Finds files by what a row calls them: by the whole path, by an end of it (in an archive), or by the base name where
 * only one has it.
 *
 * @template File
 * @param {Map<string, File>} files by normalised path
 * @param {{ hasEnds?: boolean, mostAlike?: number }} [options] beyond `mostAlike` files only whole paths count
 * @returns {(name: string) => File | null} null where there is none, or where the name leads outside
 */
export function filesByName(files, { hasEnds = false, mostAlike = Infinity } = {}) {
  const all = [...files];
  /** @type {[string, File][]} */
  const ends = hasEnds
    ? all.flatMap(([path, file]) => endsOf(path).map((end) => /** @type {[string, File]} */ ([end, file])))
    : [];
  const byEnd = unique(ends);
  const isKnown = all.length <= mostAlike;
  const alike = unique(
    isKnown ? all.map(([path, file]) => /** @type {[string, File]} */ ([baseName(path), file])) : [],
  );
  return (name) => {
    const path = pathWithin(name);
    if (path === null) return null;
    return files.get(path) ?? byEnd.get(path) ?? alike.get(baseName(path)) ?? null;
  };
}
