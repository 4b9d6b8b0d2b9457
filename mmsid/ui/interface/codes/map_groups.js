/* Which dots of the map have which colour: at most ten groups above a grey rest, so that each is drawn in one go,
   never a colour per dot, and the smallest group lies on top. Pure, no DOM. */

/** @typedef {{ colour: string, dots: number[] }} Group */

/**
 * @param {object} given
 * @param {number} given.count of all dots
 * @param {[string, number[]][]} given.coloured colours with their dots
 * @param {Set<number> | null} given.selected dots; where some are, all others are grey
 * @param {string} given.grey
 * @param {string} given.ink of what is selected and has no colour
 * @returns {Group[]} as they are drawn, lowest first, none of them empty
 */
export function groupsOfDots({ count, coloured, selected, grey, ink }) {
  const [GREY, INK, FIRST] = [0, 1, 2];
  /** @type {Group[]} */
  const all = [grey, ink, ...coloured.map(([colour]) => colour)].map((colour) => ({ colour, dots: [] }));
  const places = new Uint8Array(count);
  coloured.forEach(([, dots], place) => {
    for (const dot of dots) places[dot] = FIRST + place;
  });
  for (let dot = 0; dot < count; dot += 1) {
    const place = selected === null ? places[dot] : selected.has(dot) ? places[dot] || INK : GREY;
    all[place].dots.push(dot);
  }
  const [rest, ...above] = all;
  return [rest, ...above.sort((a, b) => b.dots.length - a.dots.length)].filter(({ dots }) => dots.length);
}
