/* Where the pictures of a table are: in a zip file, in a folder, or chosen one by one. They stay in the browser until
   their row's turn comes. */

import { start } from '../../shared/start.js';
import { filesByName } from './picture_names.js';
import { PictureTrouble } from './trouble.js';
import { unzipped, zipMembers } from './zip.js';

/**
 * @typedef {object} Source
 * @property {string} name
 * @property {number} count of files
 * @property {(name: string) => any} find what a row's name means; null where there is none
 * @property {(found: any) => Promise<Blob>} read its bytes; throws a `PictureTrouble`
 */

/** @typedef {{ table: File | null, zip: File | null, pictures: Source | null }} Sorted */

/**
 * Opens a zip file. Throws one sentence.
 *
 * @param {File} file
 * @returns {Promise<Source>}
 */
export async function openZip(file) {
  const { archive_bytes: zipBytes, archive_files: zipFiles, picture_bytes: pictureBytes } = start.batch;
  const most = `Expected a zip file of at most ${zipBytes / 1e6} MB`;
  if (file.size > zipBytes) throw new Error(`${most}, but ${file.name} is larger; split it.`);
  const members = await zipMembers(file);
  const few = `Expected a zip file with at most ${zipFiles.toLocaleString('en')} files`;
  if (members.size > zipFiles) throw new Error(`${few}, but ${file.name} has more; leave some out.`);
  return {
    name: file.name,
    count: members.size,
    find: filesByName(members, { hasEnds: true }),
    read: (member) => unzipped(file, member, pictureBytes),
  };
}

/**
 * Pictures that were chosen as files.
 *
 * @param {string} name
 * @param {[string, File][]} paths path within the folder, file
 * @returns {Source}
 */
function openFiles(name, paths) {
  const files = new Map(paths.map(([path, file]) => [path.normalize(), file]));
  return {
    name,
    count: files.size,
    find: filesByName(files, { mostAlike: start.batch.archive_files }),
    async read(file) {
      if (file.size > start.batch.picture_bytes) throw new PictureTrouble('large');
      return new Blob([await file.arrayBuffer().catch(() => Promise.reject(new PictureTrouble('missing')))]);
    },
  };
}

/**
 * The example's pictures, which this server has.
 *
 * @returns {Source}
 */
export const examplePictures = () => ({
  name: 'The example’s pictures',
  count: Object.keys(start.batch.example_pictures).length,
  find: filesByName(new Map(Object.entries(start.batch.example_pictures))),
  read: async (address) => (await fetch(address)).blob(),
});

/**
 * Sorts loose files that were chosen or dropped.
 *
 * @param {File[]} files
 * @returns {Sorted}
 */
export function sortedFiles(files) {
  const ends = (/** @type {File} */ file, /** @type {string[]} */ ...kinds) =>
    kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
  const isPicture = (/** @type {File} */ file) =>
    file.type.startsWith('image/') || ends(file, '.heic', '.heif', '.avif', '.tif', '.tiff');
  const pictures = files.filter(isPicture);
  const name = pictures.length === 1 ? pictures[0].name : 'your pictures';
  const other = files.find((file) => !isPicture(file) && !ends(file, '.zip'));
  return {
    table: files.find((file) => ends(file, '.csv')) ?? other ?? null,
    zip: files.find((file) => ends(file, '.zip')) ?? null,
    pictures: pictures.length
      ? openFiles(
          name,
          pictures.map((file) => [file.name, file]),
        )
      : null,
  };
}

/**
 * A folder that was chosen: its files, named from within it.
 *
 * @param {File[]} files
 */
export function chosenFolder(files) {
  const [top] = files[0].webkitRelativePath.split('/');
  return openFiles(
    top,
    files.map((file) => [file.webkitRelativePath.slice(top.length + 1), file]),
  );
}

/**
 * What was dropped; a folder among it is walked through, and its files are the pictures.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<Sorted>}
 */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  const folder = entries.find((entry) => entry?.isDirectory);
  const loose = sortedFiles([...transfer.files].filter((file) => file.name !== folder?.name));
  return folder ? { ...loose, pictures: openFiles(folder.name, await filesBelow(folder)) } : loose;
}

/**
 * @param {FileSystemEntry} folder
 * @returns {Promise<[string, File][]>}
 */
async function filesBelow(folder) {
  /** @type {[string, File][]} */
  const paths = [];
  /** @type {[string, any][]} */
  const waiting = [['', folder]];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [path, entry] = next;
    if (paths.length > start.batch.archive_files) break; // so many that only whole names are matched
    if (entry.isFile) paths.push([path, await new Promise((done, fail) => entry.file(done, fail))]);
    else for (const one of await entriesOf(entry)) waiting.push([path ? `${path}/${one.name}` : one.name, one]);
  }
  return paths;
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<FileSystemEntry[]>}
 */
async function entriesOf(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail)); // a hundred at a time
    if (!some.length) return all;
    all.push(...some);
  }
}
