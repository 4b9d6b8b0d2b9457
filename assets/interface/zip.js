/* Pictures out of a zip file, in the browser: its directory is read once, its files one at a time, and no more of a file
   is unpacked than a picture may have. */

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A reason, as the server knows it, why a picture's bytes are not there. */
const trouble = (kind) => Object.assign(new Error(kind), { trouble: kind });

/** Opens a zip file: `find` tells a member by the name that a row gives, `read` its bytes. Throws one sentence. */
async function openZip(file) {
  if (file.size > start.batch.zipBytes) throw new Error(`Expected a zip file of at most ${start.batch.zipBytes / 1e6} MB, but ${file.name} is larger; split it.`);
  const members = await zipMembers(file);
  if (members.size > start.batch.zipFiles) throw new Error(`Expected a zip file with at most ${start.batch.zipFiles.toLocaleString('en')} files, but ${file.name} has more; leave some out.`);
  const byEnd = new Map(); // by every end of a name: the member, or null where several end so
  for (const [name, member] of members) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const end = name.slice(at + 1);
      byEnd.set(end, byEnd.has(end) ? null : member);
    }
  }
  const alike = filesAlike(members);
  return {
    name: file.name,
    count: members.size,
    find: (path) => members.get(path) ?? byEnd.get(path) ?? alike.get(baseName(path)) ?? null,
    read: (member) => unzipped(file, member),
  };
}

/** The files of an archive by name, as its directory at the end tells. */
async function zipMembers(file) {
  const broken = new Error(`Expected a zip file with pictures, but ${file.name} cannot be read as one; make it again.`);
  const large = new Error(`Expected a plain zip file, but ${file.name} is in the format for huge ones (zip64); make it again with fewer or smaller pictures.`);
  const tail = await bytesOf(file, Math.max(0, file.size - 65_557), file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw broken;
  const [count, size, offset] = [tail.getUint16(end + 10, true), tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw large;
  const first = file.size - tail.byteLength + end - size; // where the directory is
  const shift = first - offset; // something may stand before the archive
  if (shift < 0) throw broken;
  const directory = await bytesOf(file, first, first + size);
  const members = new Map();
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > size || directory.getUint32(at, true) !== 0x02014b50) throw broken;
    const [flags, method] = [directory.getUint16(at + 8, true), directory.getUint16(at + 10, true)];
    const [crc, packed, unpacked] = [16, 20, 24].map((field) => directory.getUint32(at + field, true));
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => directory.getUint16(at + field, true));
    const header = directory.getUint32(at + 42, true);
    if (at + 46 + nameLength > size) throw broken;
    if ([packed, unpacked, header].includes(0xffffffff)) throw large;
    const name = memberName(new Uint8Array(directory.buffer, at + 46, nameLength), flags & 0x800);
    if (!name.endsWith('/')) members.set(name, { name, isLocked: Boolean(flags & 0x2041), method, crc, packed, unpacked, header: header + shift });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

/** UTF-8 where it is said or fits, as some programs write it without saying so; otherwise the code page of old archives. */
function memberName(bytes, isUtf8) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize();
  } catch {
    if (isUtf8) return new TextDecoder().decode(bytes).normalize();
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128])).join('');
  }
}

async function bytesOf(file, from, to) {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

/** One member's bytes. */
async function unzipped(file, { isLocked, method, crc, packed, unpacked, header }) {
  const most = start.batch.pictureBytes;
  if (isLocked || (method !== 0 && method !== 8)) throw trouble('damaged');
  if (unpacked > most) throw trouble('large');
  const local = await bytesOf(file, header, header + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50) throw trouble('damaged');
  const from = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const content = file.slice(from, from + packed);
  const stream = method ? content.stream().pipeThrough(new DecompressionStream('deflate-raw')) : content.stream();
  const reader = stream.getReader();
  const parts = [];
  let [length, sum] = [0, 0xffffffff];
  for (;;) {
    const { done, value } = await reader.read(); // what cannot be inflated throws here
    if (done) break;
    length += value.length;
    if (length > most || length > unpacked) {
      reader.cancel().catch(() => {});
      throw trouble(length > most ? 'large' : 'damaged');
    }
    for (const byte of value) sum = (sum >>> 8) ^ CRC[(sum ^ byte) & 0xff];
    parts.push(value);
  }
  if (length !== unpacked || (sum ^ 0xffffffff) >>> 0 !== crc) throw trouble('damaged');
  return new Blob(parts);
}
