/* What a level of an ID says of a product, in a visitor's words. Pure, no DOM. */

/** @typedef {import('../contract.d.ts').StartValues['roles'][0]} Role */

/**
 * A word per level: kind, type, look, which one.
 *
 * @param {Role[]} roles coarse to fine
 */
export const levelWords = (roles) =>
  roles.map((role, level) => (role === 'kind' ? ['kind', 'type'][level] : role === 'look' ? 'look' : 'which one'));

/**
 * What its codes are for, in a few words.
 *
 * @param {string} word of a level
 */
export const purposeOf = (word) =>
  /** @type {Record<string, string>} */ ({
    kind: 'coarse: what kind of product it is',
    type: 'finer: which type of this kind',
    look: 'what it looks like, in the same words for every type',
    'which one': 'tells it from the others that are alike so far',
  })[word] ?? '';
