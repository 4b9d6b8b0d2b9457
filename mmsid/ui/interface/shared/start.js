/* What the page starts from: the products, the example shoppers, the limits. The server writes it beside these modules,
   under a name that changes with its content, so it is fetched once and read by whoever needs it. */

/**
 * @typedef {object} BatchLimits of a table of products
 * @property {string[]} columns
 * @property {number} portion rows that one question may bring
 * @property {number} mostRows
 * @property {number} tableBytes
 * @property {number} pictureBytes
 * @property {number} zipBytes
 * @property {number} zipFiles
 * @property {string} example a table, as CSV
 * @property {Record<string, string>} examplePictures addresses by name
 */

/** @typedef {{ code: string, caption: string, share: number, count: number }} Chip a code with what it means */

/**
 * @typedef {object} AnswerLine
 * @property {string} item_id
 * @property {string} title
 * @property {number} rank
 * @property {number} probability
 * @property {number} log_prob
 * @property {Chip[]} codes
 */

/** @typedef {{ items: AnswerLine[], note?: string, history?: string[], tree?: any, error?: string }} Answer */

/** @typedef {{ name: string, description: string, history: string[], answer?: Answer }} Shopper */

/**
 * @typedef {object} Start
 * @property {string} title
 * @property {string} styles
 * @property {string} notice
 * @property {string} currency
 * @property {string} fingerprint of the build
 * @property {number} levels of an ID
 * @property {number} longest history
 * @property {string} book address of the codebook
 * @property {string} plotly address of the script that draws the map
 * @property {[string, string, string[], number | null, string | null][]} items
 * @property {Shopper[]} shoppers
 * @property {boolean} recommends whether the build has a recommender
 * @property {number} shown recommendations
 * @property {{ title: string, description: string, picture: string }[]} newcomers new items to try out
 * @property {number} uploadMegabytes
 * @property {number} mostAdded
 * @property {number} mostBold the largest boost
 * @property {BatchLimits} batch
 * @property {string} [sorry] why there is no other page than this sentence
 */

const address = new URL('../start.json', import.meta.url);
const response = await fetch(address);
if (!response.ok) throw new Error(`Expected what the page starts from, but got status ${response.status}; reload it.`);

/** @type {Start} */
export const start = await response.json();
