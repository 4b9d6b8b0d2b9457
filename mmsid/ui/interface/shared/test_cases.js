/* The build's test cases: what shoppers went on to, and what was answered. They are fetched when they are first wanted,
   and need no model. */

import { start } from './start.js';

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */

/** @type {Promise<ErrorsData> | null} */
let loading = null;

async function read() {
  const response = await fetch(start.errors_url);
  if (!response.ok) throw new Error(`The test cases came back with status ${response.status}.`);
  return response.json();
}

/** The test cases; the same every time. A build without any has no address for them. */
export function loadTestCases() {
  loading ??= read().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}
