/* The products that this visitor added to their shop. They live in this page alone: every question carries them to the
   server, which keeps none, and they are gone when the page is closed. */

const added = (() => {
  const products = new Map(); // by item id: as the server packed it, with its codes
  const { tell, follow } = followers();
  let boldness = 1;

  window.addEventListener('beforeunload', (event) => {
    if (products.size) event.preventDefault(); // the browser asks whether they may be lost
  });

  return {
    /** Item ids, oldest first. */
    get ids() {
      return [...products.keys()];
    },
    has: (id) => products.has(id),
    /** What the server needs to see the same shop. */
    packed: () => [...products.values()].map(({ packed }) => packed),
    /** The written semantic ID of an added product. */
    codes: (id) => products.get(id).codes,
    /** Where it lies on the map, each from 0 to 1; null where that is not known. */
    place: (id) => products.get(id).place,
    /** How much they are recommended, in multiples of what other new products are. */
    get boldness() {
      return boldness;
    },
    embolden(value) {
      boldness = value;
      tell();
    },
    /** Puts a product into this visitor's shop; from here on it is a product like any other. */
    add({ item, packed, codes, place }) {
      const row = items.length; // of its own, so that those that come later keep theirs when it goes
      const known = { id: item.item_id, row, title: item.title, department: '', type: 'New', price: null, picture: item.picture };
      items.push(known);
      itemsById.set(known.id, known);
      products.set(known.id, { packed, codes, place });
      tell();
    },
    /** Takes it out again. What still shows it, such as the last answer, may go on doing so until the next one. */
    remove(id) {
      products.delete(id);
      itemsById.get(id).isGone = true;
      if (view.history.includes(id)) view.change({ history: view.history.filter((other) => other !== id) });
      if (view.item === id) view.change({ item: null });
      tell();
    },
    follow,
  };
})();
