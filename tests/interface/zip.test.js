import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { unzipped, zipMembers } from '../../mmsid/ui/interface/new_item/batch/zip.js';
import { memberName } from '../../mmsid/ui/interface/new_item/batch/zip_names.js';

const MAX_BYTES = 1000;

/**
 * @typedef {object} Entry
 * @property {string | Buffer} name
 * @property {Buffer} content
 * @property {boolean} [isStored]
 * @property {number} [flags]
 * @property {number} [claims] bytes that the headers say
 */

/** A zip file, written as its specification says.
 *
 * @param {Entry[]} entries
 * @param {string} before what stands before the archive
 */
function zipOf(entries, before = '') {
  const parts = [Buffer.from(before)];
  const directory = [];
  let at = 0;
  for (const { name, content, isStored = false, flags = 0x800, claims = content.length } of entries) {
    const packed = isStored ? content : deflateRawSync(content);
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26); // what local and central header have in common
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(isStored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims, 18);
    fields.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, named, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, named);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return new File([Buffer.concat([...parts, central, end])], 'pictures.zip');
}

const PICTURE = Buffer.from('a picture '.repeat(50));

for (const isStored of [true, false]) {
  for (const before of ['', 'something else']) {
    test(`what was packed comes out again (${isStored ? 'stored' : 'deflated'}${before && ', behind something else'})`, async () => {
      const file = zipOf(
        [
          { name: 'a/', content: Buffer.alloc(0) },
          { name: 'a/mug.png', content: PICTURE, isStored },
        ],
        before,
      );
      const members = await zipMembers(file);
      assert.deepEqual([...members.keys()], ['a/mug.png'], 'a folder is no picture');
      const [member] = members.values();
      const content = await unzipped(file, member, MAX_BYTES);
      assert.deepEqual(Buffer.from(await content.arrayBuffer()), PICTURE);
    });
  }
}

test('no more is unpacked than a picture may have, whatever its header says', async () => {
  const bomb = Buffer.alloc(100_000);
  for (const [content, claims, kind] of /** @type {const} */ ([
    [bomb, bomb.length, 'large'],
    [bomb, MAX_BYTES, 'large'],
    [PICTURE, 10, 'damaged'],
    [PICTURE, MAX_BYTES, 'damaged'],
  ])) {
    const file = zipOf([{ name: 'bomb.png', content, claims }]);
    const [member] = (await zipMembers(file)).values();
    await assert.rejects(unzipped(file, member, MAX_BYTES), { kind });
  }
});

test('what is locked or damaged is said so', async () => {
  const locked = zipOf([{ name: 'mug.png', content: PICTURE, flags: 0x801 }]);
  const [member] = (await zipMembers(locked)).values();
  await assert.rejects(unzipped(locked, member, MAX_BYTES), { kind: 'damaged' });
  const whole = zipOf([{ name: 'mug.png', content: PICTURE, isStored: true }]);
  const [other] = (await zipMembers(whole)).values();
  await assert.rejects(unzipped(whole, { ...other, crc: 1 }, MAX_BYTES), { kind: 'damaged' });
});

test('what is no zip file is told in a sentence', async () => {
  const told = /^Expected a zip file with pictures, but x\.zip cannot be read as one; make it again\.$/;
  for (const content of ['', 'no archive', 'x'.repeat(70_000)]) {
    await assert.rejects(zipMembers(new File([content], 'x.zip')), { message: told });
  }
});

test('names are read as UTF-8 where they are, else as old archives write them', () => {
  assert.equal(memberName(Buffer.from('grün.png'), true), 'grün.png');
  assert.equal(memberName(Buffer.from('gru\u0308n.png'), false), 'grün.png');
  assert.equal(memberName(Buffer.from([0x67, 0x72, 0x81, 0x6e]), false), 'grün');
});
