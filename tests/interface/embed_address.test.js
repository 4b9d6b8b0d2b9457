import assert from 'node:assert/strict';
import test from 'node:test';
import { EMBEDS, embedStyles, readEmbed, wholeAddress } from '../../mmsid/ui/interface/shared/embed_address.js';
import { PANELS } from '../../mmsid/ui/interface/shared/panel_list.js';

test('an address shows one part, and only one that there is', () => {
  assert.deepEqual(readEmbed(new URLSearchParams('embed=why&history=a')), {
    name: 'why',
    panel: 'recommend',
    parts: ['why'],
  });
  for (const query of ['', 'history=a', 'embed=', 'embed=all', 'embed=toString', 'embed=__proto__'])
    assert.equal(readEmbed(new URLSearchParams(query)), null, query);
});

test('every part is in a panel that there is', () => {
  const panels = new Set(PANELS.map((panel) => panel.name));
  for (const [name, { panel, parts }] of Object.entries(EMBEDS)) assert.ok(panels.has(panel) && parts.length > 0, name);
});

test('the whole page shows the same', () => {
  const whole = (/** @type {string} */ query) =>
    wholeAddress(new URL(`https://shop.example/${query}`), { name: 'map', panel: 'codes', parts: ['map'] }).href;
  assert.equal(whole('?embed=map&item=mugs-0011'), 'https://shop.example/?item=mugs-0011&panel=codes');
  assert.equal(whole('?embed=map&panel=new'), 'https://shop.example/?panel=new');
});

test('the styles name the parts and hide the header', () => {
  const styles = embedStyles({ name: 'x', panel: 'codes', parts: ['map', 'code'] });
  assert.match(styles, /#mm-header/);
  assert.match(styles, /#mm-panel-codes > :not\(:is\(#mm-map, #mm-code\), :has\(#mm-map, #mm-code\)\)/);
});
