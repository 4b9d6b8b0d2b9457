/* What the page starts from: the example shoppers, the limits, and the catalogue. The server writes it beside these
   modules, under names that change with their content, so it is fetched once and read by whoever needs it. */

/** @param {string | URL} address */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`Expected what the page starts from, but got status ${response.status}; reload it.`);
  return response.json();
}

/** @type {import('../contract.d.ts').StartValues} */
export const start = await read(new URL('../start.json', import.meta.url));

/** @type {import('../contract.d.ts').CatalogueData | null} */
export const catalogue = start.catalogue_url ? await read(start.catalogue_url) : null;
