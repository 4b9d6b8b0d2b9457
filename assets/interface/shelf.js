/* The products and the example shoppers, as the page was built with them. */

const items = start.items.map(([id, title, category, itemPrice, address], row) => ({
  id,
  row,
  title: title || 'Untitled product',
  department: category[0] || '',
  type: category.length > 1 ? category[category.length - 1] : '',
  price: itemPrice,
  picture: address,
}));
const itemsById = new Map(items.map((item) => [item.id, item]));
const shoppers = start.shoppers;

/** The products with their types taking turns, so that a first look meets all of them. */
const mixed = (() => {
  const byType = new Map();
  for (const item of items) {
    const key = `${item.department}\n${item.type}`;
    byType.set(key, [...(byType.get(key) ?? []), item]);
  }
  const groups = [...byType.values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  const turns = Array.from({ length: longest }, (_, turn) => groups.map((group) => group[turn]));
  return turns.flat().filter(Boolean);
})();
