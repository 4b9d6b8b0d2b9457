/* What the page starts from: the products, the example shoppers, the limits. The server writes it beside these modules,
   under a name that changes with its content, so it is fetched once and read by whoever needs it. */

const address = new URL('../start.json', import.meta.url);
const response = await fetch(address);
if (!response.ok) throw new Error(`Expected what the page starts from, but got status ${response.status}; reload it.`);

/** @type {import('../contract.d.ts').StartValues} */
export const start = await response.json();
