// @ts-check
// What the server wrote into the page for the scripts.

/** @param {string} id @returns {any} */
export const pageData = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");
