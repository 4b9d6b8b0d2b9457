import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { pictureSize } from '../../mmsid/ui/interface/new_item/picture_size.js';

/** Pictures that Pillow wrote.
 *
 * @type {{ name: string, width: number, height: number, content: string }[]}
 */
const PICTURES = JSON.parse(readFileSync(new URL('../fixtures/picture_sizes.json', import.meta.url), 'utf8'));

/** @param {Uint8Array} content */
const bytes = (content) => new DataView(Uint8Array.from(content).buffer);

test('a picture of each kind has the size that it was written with', () => {
  for (const { name, width, height, content } of PICTURES) {
    const size = pictureSize(bytes(Buffer.from(content, 'base64')));
    assert.deepEqual(size, [width, height], name);
  }
});

test('what is cut off has that size or none, and never another one', () => {
  for (const { name, width, height, content } of PICTURES) {
    const whole = Buffer.from(content, 'base64');
    for (let length = 0; length < whole.length; length += 1) {
      const size = pictureSize(bytes(whole.subarray(0, length)));
      if (size) assert.deepEqual(size, [width, height], `${name}, ${length} bytes`);
    }
  }
});

test('what is no picture has no size', () => {
  for (const text of ['', 'a', 'title,description\n', '%!PS-Adobe-3.0 EPSF-3.0', '\xff\xd8\xff\xda', 'II*\0\0\0\0\0'])
    assert.equal(pictureSize(bytes(Buffer.from(text, 'latin1'))), null);
});
