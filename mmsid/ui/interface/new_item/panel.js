/* The New product panel: its parts by the names that the server calls them. */

import { mountAudience } from './audience.js';
import { mountBatch } from './batch/batch.js';
import { mountLeading } from './leading.js';
import { mountMyShop } from './my_shop.js';
import { mountNewItem } from './new_item.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  'new-item': mountNewItem,
  added: mountMyShop,
  audience: mountAudience,
  leading: mountLeading,
  batch: mountBatch,
};
