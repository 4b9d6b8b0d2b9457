import assert from 'node:assert/strict';
import test from 'node:test';
import { ColourChoice } from '../../mmsid/ui/interface/codes/colour_choice.js';
import { isFaint, lookColour } from '../../mmsid/ui/interface/codes/look_colours.js';
import { groupsOfDots } from '../../mmsid/ui/interface/codes/map_groups.js';
import { isWithin, MapSight } from '../../mmsid/ui/interface/codes/map_sight.js';

/** @typedef {import('../../mmsid/ui/interface/codes/map_sight.js').Point} Point */

/** @type {Point[]} */
const PLACES = [
  [0, 0],
  [100, 0],
  [100, 50],
  [40, 20],
];

function sightOf([width, height] = [800, 600]) {
  const sight = new MapSight(PLACES);
  sight.resize(width, height);
  return sight;
}

test('pixels and places lead to each other, and both axes have one scale', () => {
  const sight = sightOf();
  for (const place of PLACES) {
    assert.ok(sight.holds(place));
    const back = sight.toPlace(sight.toPixels(place));
    assert.ok(Math.hypot(back[0] - place[0], back[1] - place[1]) < 1e-9);
  }
  const [[x0, y0], [x1], [, y2]] = [PLACES[0], PLACES[1], PLACES[2]].map((place) => sight.toPixels(place));
  assert.ok(Math.abs((x1 - x0) / 100 - (y0 - y2) / 50) < 1e-9);
});

test('zooming keeps one place where it was; another size keeps the middle and the scale', () => {
  const sight = sightOf();
  const before = sight.toPixels(PLACES[3]);
  Object.assign(sight, { part: sight.scaled(0.5, PLACES[3]), isWhole: false });
  assert.deepEqual(sight.toPixels(PLACES[3]).map(Math.round), before.map(Math.round));
  assert.ok(Math.abs(sight.magnification() - 2) < 1e-9);
  const middle = sight.toPlace([400, 300]);
  sight.resize(400, 900);
  assert.deepEqual(
    sight.toPlace([200, 450]).map((at) => at.toFixed(6)),
    middle.map((at) => at.toFixed(6)),
  );
});

test('the nearest place is found within reach, and of the same ones the last', () => {
  const sight = sightOf();
  const [x, y] = sight.toPixels(PLACES[3]);
  assert.deepEqual(sight.nearest(PLACES, PLACES.keys(), [x + 3, y - 4], 6)[0], 3);
  assert.ok(Math.abs(sight.nearest(PLACES, PLACES.keys(), [x + 3, y - 4], 6)[1] - 5) < 1e-6);
  assert.equal(sight.nearest(PLACES, PLACES.keys(), [x + 3, y - 4], 4)[0], -1);
  assert.equal(
    sight.nearest(
      [
        [1, 1],
        [1, 1],
      ],
      [0, 1],
      sight.toPixels([1, 1]),
      5,
    )[0],
    1,
  );
});

test('a point lies inside a polygon, however it is drawn', () => {
  /** @type {Point[]} */
  const horseshoe = [
    [0, 0],
    [9, 0],
    [9, 9],
    [6, 9],
    [6, 3],
    [3, 3],
    [3, 9],
    [0, 9],
  ];
  for (const polygon of [horseshoe, [...horseshoe].reverse()]) {
    assert.ok(isWithin([1, 8], polygon) && isWithin([8, 8], polygon) && isWithin([4, 1], polygon));
    assert.ok(!isWithin([4, 6], polygon) && !isWithin([10, 1], polygon) && !isWithin([-1, 4], polygon));
  }
});

test('dots are drawn once each, the smallest group on top, and grey where they are not selected', () => {
  /** @type {[string, number[]][]} */
  const coloured = [
    ['blue', [0, 1, 2]],
    ['red', [3]],
  ];
  const given = { count: 6, coloured, selected: null, grey: 'grey', ink: 'ink' };
  assert.deepEqual(groupsOfDots(given), [
    { colour: 'grey', dots: [4, 5] },
    { colour: 'blue', dots: [0, 1, 2] },
    { colour: 'red', dots: [3] },
  ]);
  assert.deepEqual(groupsOfDots({ ...given, selected: new Set([1, 3, 5]) }), [
    { colour: 'grey', dots: [0, 2, 4] },
    { colour: 'ink', dots: [5] },
    { colour: 'blue', dots: [1] },
    { colour: 'red', dots: [3] },
  ]);
});

const valuesOf = (/** @type {number} */ count) => Array.from({ length: count }, (_, place) => ({ value: `v${place}` }));

test('of few values all have colour, or one alone', () => {
  const choice = new ColourChoice({ values: valuesOf(3), isOrdered: false });
  const slots = () => ['v0', 'v1', 'v2'].map((value) => choice.slotOf(value).slot);
  assert.deepEqual(slots(), [0, 1, 2]);
  choice.toggle('v1');
  assert.deepEqual(slots(), [null, 1, null]);
  choice.toggle('v1');
  assert.deepEqual(slots(), [0, 1, 2]);
});

test('of many values eight have colour, and another one takes it from the oldest choice', () => {
  const choice = new ColourChoice({ values: valuesOf(20), isOrdered: false }, 'v15');
  assert.equal(choice.slotOf('v15').slot, 0);
  assert.deepEqual([choice.has('v6'), choice.has('v7')], [true, false]);
  choice.toggle('v19');
  assert.deepEqual([choice.has('v19'), choice.has('v6'), choice.lost], [true, false, ['v6']]);
  choice.toggle('v19');
  assert.deepEqual([choice.has('v19'), choice.lost], [false, ['v19', 'v6']]);
  choice.toggle('v6');
  assert.deepEqual([choice.has('v6'), choice.lost], [true, ['v19']]);
});

test('a look that names a colour is drawn in it, and outlined where it would be lost', () => {
  assert.equal(lookColour('unheard-of or navy'), lookColour('navy'));
  assert.deepEqual([lookColour('striped'), lookColour('constructor'), lookColour('')], [null, null, null]);
  assert.deepEqual(
    ['white', 'black'].map((name) => isFaint(lookColour(name) ?? '', '#ffffff')),
    [true, false],
  );
  assert.ok(isFaint(lookColour('black') ?? '', '#1d1b19'));
});
