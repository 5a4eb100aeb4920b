// @ts-check
/** Small letters without accents, as the server writes them into data-find @param {string} text */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

/** Whether every word is found somewhere @param {string} haystack already folded @param {string} asked */
export const matches = (haystack, asked) => folded(asked).split(/\s+/).every((word) => haystack.includes(word));
