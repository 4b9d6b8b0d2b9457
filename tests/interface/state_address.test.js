import assert from 'node:assert/strict';
import test from 'node:test';
import { pointedAt } from '../../mmsid/ui/interface/shared/section_list.js';
import { readAddress, writeAddress } from '../../mmsid/ui/interface/shared/state_address.js';

const KNOWN = ['mug 1', 'mug/2', 'hat-3'];
const SHOP = {
  has: (/** @type {string | null | undefined} */ id) => KNOWN.includes(id ?? ''),
  shoppers: [{ history: ['mug 1', 'hat-3'] }, { history: ['mug/2'] }],
  maxHistory: 2,
  fingerprint: '0123456789abcdef',
  firstPanel: /** @type {const} */ ('recommend'),
};
const PAGE = 'https://shop.test/below/?__theme=dark';

test('without histories the page opens on Codes, and says where it is elsewhere', () => {
  const shop = { ...SHOP, firstPanel: /** @type {const} */ ('codes') };
  const open = readAddress(new URLSearchParams(''), shop);
  assert.equal(open.panel, 'codes');
  assert.equal(writeAddress(PAGE, open, shop).searchParams.get('panel'), null);
  const elsewhere = writeAddress(PAGE, { ...open, panel: 'recommend' }, shop);
  assert.equal(elsewhere.searchParams.get('panel'), 'recommend');
  assert.equal(readAddress(elsewhere.searchParams, shop).panel, 'recommend');
});

/** @param {string} query */
const read = (query) => readAddress(new URLSearchParams(query), SHOP);

/** @param {Partial<import('../../mmsid/ui/interface/shared/state_address.js').State>} changes */
function there(changes) {
  const looked = { ...read(''), ...changes };
  const state = { ...looked, open: changes.open ?? pointedAt(looked) };
  const address = writeAddress(PAGE, state, SHOP);
  assert.equal(address.searchParams.get('__theme'), 'dark', 'what is not ours stays');
  return { state, address, back: readAddress(address.searchParams, SHOP) };
}

for (const [name, changes] of Object.entries({
  'nothing special': {},
  'another example': { shopper: 1, history: ['mug/2'] },
  'a history of its own': { shopper: null, history: ['mug/2', 'mug 1'] },
  'no history': { shopper: null, history: [], open: /** @type {const} */ (['catalogue']) },
  'another panel': { panel: /** @type {const} */ ('codes'), item: 'mug/2', code: ['a42', 'b1'] },
  edits: {
    edits: [{ kind: /** @type {const} */ ('move'), item: 'mug 1', to: 1 }],
    open: /** @type {const} */ (['whatif']),
  },
  'a comparison': { item: 'hat-3', rival: 'mug/2' },
  'the map as it is seen': { panel: /** @type {const} */ ('codes'), colour: 'level-2', shape: '0.0 9.0 9.9' },
  'opened sections': { open: /** @type {const} */ (['paths', 'catalogue']) },
  'a test case': { panel: /** @type {const} */ ('errors'), testCase: 1999, sort: '-near' },
  'the first test case': { testCase: 0 },
  'a filter': { panel: /** @type {const} */ ('errors'), filter: { outcome: ['miss'], rank: ['1st', '2nd to 10th'] } },
  'a filter with odd characters': {
    filter: {
      'a|b;c%': ['|', ';', '%', '%7C', '100 %;x|y', ' leading and trailing ', '+', '&=#?', ''],
      größe: ['日本語', 'שלום', '😀', 'a\nb', '\\'],
    },
  },
  'a filter by what every object has': { filter: { constructor: ['Ferrari'], toString: ['x'] } },
  'a composition and a walk': {
    composed: ['a1', 'b2'],
    walk: { from: 'mug 1', to: 'mug/2', order: /** @type {const} */ ('coarse') },
  },
})) {
  test(`an address brings back ${name}`, () => {
    const { state, back } = there(changes);
    assert.deepEqual(back, state);
  });
}

test('an address stays short where nothing is chosen', () => {
  assert.equal(there({}).address.href, PAGE);
});

test('an edited example is written as a history, and whose it was', () => {
  const { back } = there({ history: ['hat-3'] });
  assert.deepEqual([back.history, back.shopper], [['hat-3'], 0]);
  assert.equal(read('history=hat-3').shopper, null);
  assert.equal(read('history=hat-3&shopper=9').shopper, null);
});

test('what another build means is not read', () => {
  const state = read('v=1&build=ffff&panel=codes&item=hat-3&code=a1.b2&edits=[{"kind":"x"}]&compose=a1');
  assert.deepEqual(
    [state.foreign, state.code, state.composed, state.edits, state.item],
    [true, null, null, [], 'hat-3'],
  );
  assert.equal(read('v=1&build=0123&code=a1').foreign, false);
});

test('what the shop does not have is counted and told', () => {
  const state = read('history=mug%25201%20new-0123abcd%20gone%20hat-3%20mug%252F2&item=lost');
  assert.deepEqual(state.history, ['hat-3', 'mug/2'], 'and the history is no longer than it may be');
  assert.deepEqual([state.leftOut, state.gone, state.lost, state.item], [3, true, 'lost', null]);
});

test('a link that was cut off does no harm', () => {
  const state = read('v=1&build=0123&panel=zoo&history=%25E0%25&edits=[{&walk=%25&shopper=99&code=');
  assert.deepEqual([state.panel, state.history, state.edits, state.walk], ['recommend', [], [], null]);
  assert.deepEqual(read('shopper=99').history, SHOP.shoppers[0].history);
});

/** @param {Record<string, string[]>} filter */
const written = (filter) => String(there({ filter }).address.searchParams.get('filter'));

test('a filter in an address can be read by people', () => {
  assert.equal(
    written({ outcome: ['miss'], department: ['Home & garden', 'Toys'] }),
    'outcome|miss;department|Home & garden|Toys',
  );
});

test('what belongs to a build alone names the build: a case, and slices and codes in a filter', () => {
  for (const changes of [{ testCase: 3 }, { filter: { slice_1: ['in it'] } }]) {
    const { address } = there(changes);
    assert.equal(address.searchParams.get('build'), '01234567');
    address.searchParams.set('build', 'ffff');
    const state = readAddress(address.searchParams, SHOP);
    assert.deepEqual([state.foreign, state.testCase, state.filter], [true, null, {}]);
  }
  assert.equal(there({ sort: 'rank' }).address.searchParams.get('build'), null);
  assert.equal(read('v=1&build=ffff&panel=errors&sort=-rank').sort, '-rank', 'an order means the same in every build');
});

test('a filter may be written by hand, without a build', () => {
  assert.deepEqual(read('panel=errors&filter=outcome|miss').filter, { outcome: ['miss'] });
});

for (const [query, filter] of /** @type {[string, Record<string, string[]>][]} */ ([
  ['outcome', {}],
  ['outcome|', { outcome: [''] }],
  ['outcome|mi', { outcome: ['mi'] }],
  ['outcome|miss;', { outcome: ['miss'] }],
  ['outcome|miss;ra', { outcome: ['miss'] }],
  ['|miss;;', {}],
  ['outcome|miss;kind|100%', {}],
  ['outcome|a;outcome|b', { outcome: ['b'] }],
])) {
  test(`a filter that was cut off at “${query}” does no harm`, () => {
    const address = new URLSearchParams({ v: '1', build: '0123', filter: query.replace('100%', '100%2') });
    assert.deepEqual(readAddress(address, SHOP).filter, filter);
  });
}

test('a filter cannot reach what is behind an object', () => {
  const { filter } = read('filter=__proto__|x;outcome|miss');
  assert.deepEqual(Object.getPrototypeOf(filter), Object.prototype);
  assert.deepEqual(filter.outcome, ['miss']);
});

test('a number of a case is one or none', () => {
  const at = (/** @type {string} */ text) => read(`v=1&build=0123&case=${text}`).testCase;
  assert.deepEqual(['1', '2000', '999999999'].map(at), [0, 1999, 999999998]);
  for (const odd of ['', '0', '-1', '01', '1.5', '1e3', 'x', '9999999999', '%D9%A3', '1%20', 'NaN'])
    assert.equal(at(odd), null, odd);
  assert.equal(read('case=3').testCase, null, 'without a version it may mean anything');
});
