/* Pictures out of a zip file, in the browser: its directory is read once, its files one at a time, and no more of a file
   is unpacked than a picture may have. No DOM. */

import { PictureTrouble } from './trouble.js';
import { memberName } from './zip_names.js';

/**
 * @typedef {object} Member of an archive
 * @property {string} name
 * @property {boolean} isLocked
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc
 * @property {number} packed bytes
 * @property {number} unpacked
 * @property {number} header where its own header begins
 */

const TAIL = 65_557; // bytes within which the directory's end is
const DEFLATED = 8;
const HUGE = 0xffffffff; // in place of a number that only zip64 can write

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {string} name */
const broken = (name) =>
  new Error(`Expected a zip file with pictures, but ${name} cannot be read as one; make it again.`);

/** @param {string} name */
const large = (name) =>
  new Error(
    `Expected a plain zip file, but ${name} is in the format for huge ones (zip64); make it again with fewer or smaller pictures.`,
  );

/**
 * @param {Blob} file
 * @param {number} from
 * @param {number} to
 */
async function bytesOf(file, from, to) {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

/**
 * The files of an archive by name, as its directory at the end tells.
 *
 * @param {File} file
 * @returns {Promise<Map<string, Member>>}
 */
export async function zipMembers(file) {
  const { count, directory, shift } = await directoryOf(file);
  const members = new Map();
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50) throw broken(file.name);
    const { member, length } = memberAt(directory, at, file.name);
    if (!member.name.endsWith('/')) members.set(member.name, { ...member, header: member.header + shift });
    at += length;
  }
  return members;
}

/** @param {File} file */
async function directoryOf(file) {
  const tail = await bytesOf(file, Math.max(0, file.size - TAIL), file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw broken(file.name);
  const count = tail.getUint16(end + 10, true);
  const [size, offset] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  if (count === 0xffff || size === HUGE || offset === HUGE) throw large(file.name);
  const first = file.size - tail.byteLength + end - size; // where the directory is
  const shift = first - offset; // something may stand before the archive
  if (shift < 0) throw broken(file.name);
  return { count, directory: await bytesOf(file, first, first + size), shift };
}

/**
 * @param {DataView<ArrayBuffer>} directory
 * @param {number} at
 * @param {string} archive
 * @returns {{ member: Member, length: number }}
 */
function memberAt(directory, at, archive) {
  const short = (/** @type {number} */ field) => directory.getUint16(at + field, true);
  const long = (/** @type {number} */ field) => directory.getUint32(at + field, true);
  const [flags, nameLength] = [short(8), short(28)];
  const [packed, unpacked, header] = [long(20), long(24), long(42)];
  if (at + 46 + nameLength > directory.byteLength) throw broken(archive);
  if ([packed, unpacked, header].includes(HUGE)) throw large(archive);
  const name = memberName(new Uint8Array(directory.buffer, at + 46, nameLength), Boolean(flags & 0x800));
  const isLocked = Boolean(flags & 0x2041);
  const member = { name, isLocked, method: short(10), crc: long(16), packed, unpacked, header };
  return { member, length: 46 + nameLength + short(30) + short(32) };
}

/**
 * One member's bytes.
 *
 * @param {Blob} file
 * @param {Member} member
 * @param {number} most bytes that it may have
 * @returns {Promise<Blob>}
 */
export async function unzipped(file, { isLocked, method, crc, packed, unpacked, header }, most) {
  if (isLocked || (method !== 0 && method !== DEFLATED)) throw new PictureTrouble('damaged');
  if (unpacked > most) throw new PictureTrouble('large');
  const local = await bytesOf(file, header, header + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50) throw new PictureTrouble('damaged');
  const from = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const content = file.slice(from, from + packed).stream();
  const stream = method === DEFLATED ? content.pipeThrough(new DecompressionStream('deflate-raw')) : content;
  return checked(stream.getReader(), { crc, unpacked }, most);
}

/**
 * Reads no more than a member says that it has, nor more than it may have.
 *
 * @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader
 * @param {{ crc: number, unpacked: number }} member
 * @param {number} most
 */
async function checked(reader, { crc, unpacked }, most) {
  const parts = [];
  let [length, sum] = [0, 0xffffffff];
  for (;;) {
    const { done, value } = await reader.read(); // what cannot be inflated throws here
    if (done) break;
    length += value.length;
    if (length > most || length > unpacked) {
      reader.cancel().catch(() => {});
      throw new PictureTrouble(length > most ? 'large' : 'damaged');
    }
    for (const byte of value) sum = (sum >>> 8) ^ CRC[(sum ^ byte) & 0xff];
    parts.push(value);
  }
  if (length !== unpacked || (sum ^ 0xffffffff) >>> 0 !== crc) throw new PictureTrouble('damaged');
  return new Blob(parts);
}
