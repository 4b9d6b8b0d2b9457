/* The words that stand on the page, and what they mean: rows of the README's table, word for word, which a test compares.
   Pure: it is read without a page. */

/** @type {Record<string, string>} */
export const GLOSSARY = {
  'semantic ID': 'a product’s path of codes, from coarse to fine: clothing › T-shirts › blush › this one',
  code: 'an index into the codebook of its level, written with the level’s letter, a12, and never without its caption',
  level:
    'a place in a semantic ID; the first ones say what kind of thing it is, the next one its look, the last one which it is',
  caption: 'what a code means, in words; where it does not hold for a product, the page says so beside it',
  codeword: 'the vector of a code; the sum of an ID’s codewords approximates the product’s embedding',
  beam: 'the set of prefixes that decoding keeps: the most probable beginnings of an ID so far',
  probability: 'how likely a product is the very next one, after this history; over all products it adds up to 100 %',
  nat: 'the unit of log-probability: a nat less is 2.7 times less likely',
  'collaborative voice':
    'a second recommender beside the language model, a SASRec over whole products: it goes by what shoppers looked at one after another, and claims a part of every product’s probability, by how often it was seen; the answer is the mixture',
  'cold item': 'a product that is in no training history',
  counterfactual: 'a set of products, each of them needed, without which another product is recommended first',
  attribution: 'how many nats of a recommendation’s log-probability each product of the history brought',
  case: 'a test event with what was answered; a hit if the next product is among the ten, else a miss',
  cause: 'why a case is a miss: the first of several tests that says yes, with the figure that decided it',
  slice: 'cases that have one or two attributes in common',
};

const PATTERN = new RegExp(`(?<!\\p{L})(${Object.keys(GLOSSARY).join('|')})s?(?!\\p{L})`, 'giu');

/**
 * A text in parts, of which the first mention of each word that has a meaning is one.
 *
 * @param {string} text
 * @returns {{ text: string, meaning?: string }[]}
 */
export function partsWithMeaning(text) {
  const named = new Set();
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(PATTERN)) {
    const term = Object.keys(GLOSSARY).find((one) => one.toLowerCase() === found[1].toLowerCase()) ?? '';
    if (named.has(term)) continue;
    named.add(term);
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ text: found[0], meaning: GLOSSARY[term] });
    end = found.index + found[0].length;
  }
  return end < text.length ? [...parts, { text: text.slice(end) }] : parts;
}
