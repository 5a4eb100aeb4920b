// @ts-check
// The page brings its words in its language, so that texts live in one catalogue and not in scripts.

/** @type {Record<string, string>} */
let words = {};

/** @param {Record<string, string>} given */
export const setWords = (given) => { words = given; };

/** The sentence of this name, `{placeholders}` filled in @param {string} name @param {Record<string, string|number>} [values] */
export const t = (name, values = {}) =>
  (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

/** @param {string} name @param {number} n one form for 1, another for all else: "party_one", "party_many" */
export const plural = (name, n) => t(n === 1 ? `${name}_one` : `${name}_many`, { n });
