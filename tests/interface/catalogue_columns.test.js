import assert from 'node:assert/strict';
import test from 'node:test';
import { inTurns, itemsOf } from '../../mmsid/ui/interface/shared/catalogue_columns.js';

const COLUMNS = {
  shared: [0, 1, 0, 0],
  rests: ['m1', '2', 'h1', 'x'],
  titles: ['Red mug', '', 'Hat', 'Thing'],
  categories: [['Kitchen', 'Cups', 'Mugs'], ['Clothing'], []],
  category: [0, 0, 1, 2],
  prices: [5, null, 7.5, null],
  pictures: ['a.webp', null, 'b.webp', null],
  pictures_at: 'files/pictures/',
  thumbnails_at: 'files/thumbnails/',
};

test('every column is put back to its product', () => {
  const [mug, nameless, hat, thing] = itemsOf(COLUMNS);
  const says = { id: 'm1', row: 0, title: 'Red mug', department: 'Kitchen', type: 'Mugs', price: 5 };
  assert.deepEqual(mug, { ...says, picture: 'files/pictures/a.webp', thumbnail: 'files/thumbnails/a.webp' });
  assert.deepEqual([nameless.title, nameless.price, nameless.picture], ['Untitled product', null, null]);
  assert.equal(nameless.thumbnail, null);
  assert.deepEqual([hat.department, hat.type, hat.row], ['Clothing', '', 2]);
  assert.deepEqual([thing.department, thing.type], ['', '']);
});

test('types take turns, in the order in which they come', () => {
  const all = itemsOf(COLUMNS);
  assert.deepEqual(
    inTurns(all).map(({ id }) => id),
    ['m1', 'h1', 'x', 'm2'],
  );
  assert.deepEqual(inTurns([]), []);
});

test('a hundred thousand products of one type take their turns in no time', () => {
  const [mug] = itemsOf(COLUMNS);
  const many = Array.from({ length: 100_000 }, (_, row) => ({ ...mug, id: `m${row}`, row }));
  const began = process.cpuUsage().user;
  assert.equal(inTurns(many).length, many.length);
  assert.ok(process.cpuUsage().user - began < 5_000_000); // it took minutes
});
