/* How many pixels a picture's file says that it has, without decoding it: a small file can be a huge picture. No DOM. */

/** @typedef {DataView<ArrayBuffer>} Bytes */
/** @typedef {[width: number, height: number]} Size */

/**
 * The size of a JPEG, PNG, GIF, WebP, BMP, AVIF or HEIC; null where it is none of them, or broken.
 *
 * @param {Bytes} bytes of the whole file
 * @returns {Size | null}
 */
export function pictureSize(bytes) {
  try {
    if (bytes.getUint16(0) === 0xffd8) return ofJpeg(bytes);
    if (bytes.getUint32(0) === 0x89504e47) return [bytes.getUint32(16), bytes.getUint32(20)];
    if (textAt(bytes, 0) === 'GIF8') return [bytes.getUint16(6, true), bytes.getUint16(8, true)];
    if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return ofWebp(bytes);
    if (textAt(bytes, 0).startsWith('BM')) return [bytes.getUint32(18, true), Math.abs(bytes.getInt32(22, true))];
    return textAt(bytes, 4) === 'ftyp' ? ofBoxes(bytes) : null;
  } catch {
    return null; // it ends before its size
  }
}

/**
 * @param {Bytes} bytes
 * @param {number} at
 */
const textAt = (bytes, at) => String.fromCharCode(...[0, 1, 2, 3].map((place) => bytes.getUint8(at + place)));

/**
 * @param {Bytes} bytes
 * @returns {Size | null}
 */
function ofJpeg(bytes) {
  let at = 2;
  for (;;) {
    while (bytes.getUint8(at) !== 0xff || bytes.getUint8(at + 1) === 0xff) at += 1;
    const marker = bytes.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker < 0xd0 && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.getUint16(at + 7), bytes.getUint16(at + 5)];
    if (marker === 0xda) return null;
    at += 2 + (marker > 0xc0 && !(marker >= 0xd0 && marker < 0xda) ? bytes.getUint16(at + 2) : 0);
  }
}

/**
 * @param {Bytes} bytes
 * @returns {Size | null}
 */
function ofWebp(bytes) {
  const kind = textAt(bytes, 12);
  if (kind === 'VP8 ') return [bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff];
  if (kind === 'VP8L') {
    const bits = bytes.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  if (kind !== 'VP8X') return null;
  const three = (/** @type {number} */ at) => bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 0x10000 + 1;
  return [three(24), three(27)];
}

/**
 * The largest picture in a file that is made of boxes.
 *
 * @param {Bytes} bytes
 * @returns {Size | null}
 */
function ofBoxes(bytes) {
  /** @type {Size | null} */
  let largest = null;
  for (let at = 12; at + 16 <= Math.min(bytes.byteLength, 100_000); at += 1) {
    if (bytes.getUint32(at) !== 0x69737065) continue; // ispe
    const [width, height] = [bytes.getUint32(at + 8), bytes.getUint32(at + 12)];
    if (!largest || width * height > largest[0] * largest[1]) largest = [width, height];
  }
  return largest;
}
