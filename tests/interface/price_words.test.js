import assert from 'node:assert/strict';
import test from 'node:test';
import { priceWish } from '../../mmsid/ui/interface/shared/price_words.js';

const PRICES = [null, 5, 10, 15, 20, 25, 30, 100];

for (const [text, words, fitting] of /** @type {[string, string, (number | null)[]][]} */ ([
  ['under 20', '', [5, 10, 15]],
  ['mugs < 15 €', 'mugs', [5, 10]],
  ['mugs <€15', 'mugs', [5, 10]],
  ['red mugs for less than 15 euros with a handle', 'red mugs with a handle', [5, 10]],
  ['lamp up to $20', 'lamp', [5, 10, 15, 20]],
  ['≤ 20,00 lamps', 'lamps', [5, 10, 15, 20]],
  ['Hats OVER 25', 'Hats', [30, 100]],
  ['at least 30 GBP', '', [30, 100]],
  ['hats between 10 and 20', 'hats', [10, 15, 20]],
  ['hats from €10 to €20', 'hats', [10, 15, 20]],
  ['hats 10-20 €', 'hats', [10, 15, 20]],
  ['hats €10–20', 'hats', [10, 15, 20]],
])) {
  test(`“${text}” is a wish about the price`, () => {
    const wish = priceWish(text);
    assert.equal(wish.words, words);
    assert.deepEqual(PRICES.filter(wish.fits), fitting);
    assert.ok(wish.says && text.includes(wish.says));
  });
}

for (const text of [
  '',
  'mugs',
  'size 10-12',
  'underwear 3 pack',
  'under the sea',
  'sunglasses from 1960',
  'iPhone 15',
]) {
  test(`“${text}” says nothing of a price`, () => {
    const wish = priceWish(` ${text} `);
    assert.deepEqual([wish.words, wish.says], [text, '']);
    assert.deepEqual(PRICES.filter(wish.fits), PRICES);
  });
}
