/* The book: every product's ID, all captions, the map and the health of the codes. It is fetched when the Codes panel
   is first opened, and needs no model. A prefix is written as names, coarse to fine: ['a42', 'b1']. */

const LETTERS = 'abcdefgh';
const codeName = (level, code) => `${LETTERS[level]}${code}`;
const codeNumber = (name) => Number(name.slice(1));

const book = (() => {
  let loading = null;

  async function read() {
    const response = await fetch(start.book);
    if (!response.ok) throw new Error(`The book of codes came back with status ${response.status}.`);
    const { sizes, codes, captions, map, health } = await response.json();
    const names = [];
    const below = new Map();

    function place(id, row) {
      names[row] = id;
      for (let depth = 0; depth <= id.length; depth += 1) {
        const key = id.slice(0, depth).join(' ');
        if (!below.has(key)) below.set(key, []);
        below.get(key).push(row);
      }
    }

    /** Takes in what the visitor added, and forgets what they removed. */
    function follow() {
      for (const [key, rows] of below) below.set(key, rows.filter((row) => row < codes.length));
      for (const id of added.ids) place(added.codes(id), itemsById.get(id).row);
    }

    codes.forEach((row, at) => place(row.map((code, level) => codeName(level, code)), at));
    added.follow(follow);
    const book = {
      sizes,
      map,
      health,
      /** The semantic ID of a product, as names. */
      id: (row) => names[row],
      /** Rows of the products whose IDs begin with a prefix. */
      below: (prefix) => below.get(prefix.join(' ')) ?? [],
      /** The prefixes that are one code longer and have products, most products first. */
      next(prefix) {
        if (prefix.length >= sizes.length) return [];
        const found = new Set(this.below(prefix).map((row) => names[row][prefix.length]));
        const longer = [...found].map((name) => [...prefix, name]);
        return longer.sort((a, b) => this.below(b).length - this.below(a).length || codeNumber(a.at(-1)) - codeNumber(b.at(-1)));
      },
      /** A prefix's last code with its caption, as `semanticId` wants it. */
      chip(prefix) {
        const here = this.below(prefix).length;
        const none = here ? ['new products', 1, here] : ['no product yet', 0, 0];
        const [caption, share, count] = captions[prefix.map(codeNumber).join(' ')] ?? none;
        return { code: prefix.at(-1), caption, share, count };
      },
      /** All codes of a prefix as captioned chips. */
      chips(prefix) {
        return prefix.map((_, level) => this.chip(prefix.slice(0, level + 1)));
      },
      /** Whether the codebooks have such codes, whether or not a product has them. */
      knows: (prefix) =>
        prefix.length > 0 &&
        prefix.length <= sizes.length &&
        prefix.every((name, level) => new RegExp(`^${LETTERS[level]}\\d+$`).test(name) && codeNumber(name) < sizes[level]),
    };
    view.learn((item, prefix) => prefix.every((name, level) => names[itemsById.get(item).row]?.[level] === name));
    return book;
  }

  return {
    /** The loaded book; the same one every time. */
    load() {
      loading ??= read().catch((error) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
})();

/** Draws a part of the Codes panel once the panel is open and the book is there. */
function withBook(draw) {
  let isDrawn = false;
  view.follow(() => {
    if (view.panel !== 'codes' || isDrawn) return;
    isDrawn = true;
    book.load().then(draw, () => (isDrawn = false));
  });
}
