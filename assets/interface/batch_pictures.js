/* The pictures of a table: in a zip file, in a folder or chosen one by one; they stay in the browser until their row's
   turn comes, and are matched by name as `mmsid/pipeline/picture_store.py` matches them. */

/** Pictures that were chosen as files: `paths` are [path within the folder, file]. */
function openFiles(name, paths) {
  const files = new Map(paths.map(([path, file]) => [path.normalize(), file]));
  const alike = files.size > start.batch.zipFiles ? new Map() : filesAlike(files);
  return {
    name,
    count: files.size,
    find: (path) => files.get(path) ?? alike.get(baseName(path)) ?? null,
    async read(file) {
      if (file.size > start.batch.pictureBytes) throw trouble('large');
      return new Blob([await file.arrayBuffer().catch(() => Promise.reject(trouble('missing')))]);
    },
  };
}

/** What a row's name means within a folder, or null where it leads outside; of a path from another place its base name. */
function pathWithin(name) {
  const DRIVE = /^[A-Za-z]:/;
  const written = name.replaceAll('\\', '/');
  const path = written.replace(DRIVE, '');
  let parts = path.split('/').filter((part) => part && part !== '.');
  if (parts.includes('..')) return null;
  if (path.startsWith('/') || DRIVE.test(written)) parts = parts.slice(-1);
  if (!parts.length || parts[0].includes(':')) return null;
  return parts.join('/').normalize();
}

/** The last part of a path, however its letters are written. */
const baseName = (path) => path.normalize().split('/').at(-1).toLowerCase();

/** Files by base name; null where several have it. */
function filesAlike(files) {
  const alike = new Map();
  for (const [path, file] of files) alike.set(baseName(path), alike.has(baseName(path)) ? null : file);
  return alike;
}

/** Sorts loose files that were chosen or dropped: a table, a zip file, pictures. */
function sortedFiles(files) {
  const ends = (file, ...kinds) => kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
  const isPicture = (file) => file.type.startsWith('image/') || ends(file, '.heic', '.heif', '.avif', '.tif', '.tiff');
  const pictures = files.filter(isPicture);
  return {
    table: files.find((file) => ends(file, '.csv')) ?? files.find((file) => !isPicture(file) && !ends(file, '.zip')) ?? null,
    zip: files.find((file) => ends(file, '.zip')) ?? null,
    pictures: pictures.length ? openFiles(pictures.length === 1 ? pictures[0].name : 'your pictures', pictures.map((file) => [file.name, file])) : null,
  };
}

/** A folder that was chosen: its files, named from within it. */
function chosenFolder(files) {
  const [top] = files[0].webkitRelativePath.split('/');
  return openFiles(top, files.map((file) => [file.webkitRelativePath.slice(top.length + 1), file]));
}

/** What was dropped; a folder among it is walked through, and its files are the pictures. */
async function droppedFiles(transfer) {
  const folder = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
  const loose = sortedFiles([...transfer.files].filter((file) => file.name !== folder?.name));
  if (!folder) return loose;
  const paths = [];
  const walk = async (entry, path) => {
    if (paths.length > start.batch.zipFiles) return; // so many that only whole names are matched
    if (entry.isFile) {
      paths.push([path, await new Promise((done, fail) => entry.file(done, fail))]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail)); // a hundred at a time
      if (!some.length) return;
      for (const one of some) await walk(one, path ? `${path}/${one.name}` : one.name);
    }
  };
  await walk(folder, '');
  return { ...loose, pictures: openFiles(folder.name, paths) };
}

/** The example's pictures, which this server has. */
const examplePictures = () => ({
  name: 'The example’s pictures',
  count: Object.keys(start.batch.examplePictures).length,
  find: (path) => start.batch.examplePictures[path] ?? null,
  read: async (address) => (await fetch(address)).blob(),
});

/** A row's picture: its bytes, no larger than need be, or the trouble with it; both null where it names none. */
async function pictureOf(row, source) {
  if (!row.image || !source || row.problem) return { file: null, trouble: null };
  const path = pathWithin(row.image);
  const found = path === null ? null : source.find(path);
  if (found === null) return { file: null, trouble: 'missing' };
  try {
    const content = await source.read(found);
    if (!content.size) throw trouble('empty');
    const file = await reduced(content);
    return file.size > start.uploadMegabytes * 1e6 ? { file: null, trouble: 'heavy' } : { file, trouble: null };
  } catch (error) {
    return { file: null, trouble: error.trouble ?? 'damaged' };
  }
}

/** A small square of a picture for a list, as an address; null where this browser cannot read it. */
async function thumbnailOf(file) {
  const SIDE = 112;
  try {
    const bitmap = await createImageBitmap(file);
    const [canvas, side] = [el('canvas', { width: SIDE, height: SIDE }), Math.min(bitmap.width, bitmap.height)];
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff'; // below what is transparent, as the server has it
    context.fillRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    bitmap.close();
    return canvas.toDataURL('image/jpeg', 0.85);
  } catch {
    return null;
  }
}
