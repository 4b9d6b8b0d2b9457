/* Finding products by the words of their titles and categories, without the model. Pure, no DOM. */

/** @typedef {{ id: string, title: string, department: string, type: string }} Named */

/** @type {WeakMap<Named, string>} */
const texts = new WeakMap(); // what a product says, read once and not at every letter

/** @param {Named} item */
function textOf(item) {
  const { id, title, department, type } = item;
  const text = texts.get(item) ?? `${title} (${id}) ${department} ${type}`.toLowerCase();
  texts.set(item, text);
  return text;
}

/**
 * The products that have all words, or parts of words, in the order in which they come.
 *
 * @template {Named} Item
 * @param {Item[]} items
 * @param {string} text
 */
export function withWords(items, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const says = textOf(item);
    return words.every((word) => says.includes(word));
  });
}

/**
 * The one product that a text names in full, by its title or with its id, "Red mug (mug-7)"; null where none or several.
 *
 * @template {Named} Item
 * @param {Item[]} items
 * @param {string} text
 */
export function namedInFull(items, text) {
  const asked = text.trim().toLowerCase();
  const named = items.filter(({ id, title }) =>
    [id, title, `${title} (${id})`].some((name) => name.toLowerCase() === asked),
  );
  return named.length === 1 ? named[0] : null;
}
