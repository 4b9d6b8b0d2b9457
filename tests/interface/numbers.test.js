import assert from 'node:assert/strict';
import test from 'node:test';
import {
  exactPercent,
  factor,
  listed,
  ordinal,
  percent,
  plural,
  SPACE,
  signed,
} from '../../mmsid/ui/interface/shared/numbers.js';

/** @param {string} text */
const plain = (text) => text.replaceAll(SPACE, ' ');

for (const [share, rough, exact] of /** @type {[number, string, string][]} */ ([
  [0, '0.0 %', '0.0 %'],
  [0.0004, '<0.1 %', '<0.1 %'],
  [0.001, '0.1 %', '0.1 %'],
  [0.0345, '3.5 %', '3.5 %'],
  [0.0994, '9.9 %', '9.9 %'],
  [0.0995, '10 %', '10.0 %'],
  [0.123, '12 %', '12.3 %'],
  [0.9994, '100 %', '99.9 %'],
  [0.9996, '100 %', '>99.9 %'],
  [1, '100 %', '100 %'],
])) {
  test(`${share} is ${rough}, and exactly ${exact}`, () => {
    assert.equal(plain(percent(share)).replace('< ', '<'), rough);
    assert.equal(plain(exactPercent(share)).replace('< ', '<').replace('> ', '>'), exact);
  });
}

test('numbers in words', () => {
  const places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 1013].map(ordinal);
  assert.deepEqual(places, '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 1,013th'.split(' '));
  assert.deepEqual([plural(1, 'product'), plural(1200, 'product')], ['1 product', '1,200 products']);
  assert.deepEqual([listed([]), listed([1]), listed([1, 4]), listed([1, 4, 7])], ['', '1', '1 and 4', '1, 4 and 7']);
  assert.deepEqual([signed(0.5), signed(-1.2)], ['+0.50', '−1.20']);
  assert.deepEqual([factor(0), factor(Math.log(20))].map(plain), ['× 1.00', '× 20']);
});
