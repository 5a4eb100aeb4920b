// @ts-check
/**
 * Full jitter: anywhere between nothing and a ceiling that doubles from 0.5 s to 30 s,
 * so that a thousand phones do not come back in the same second.
 * @param {number} failures how often it failed in a row, from 0
 */
export const backoff = (failures, random = Math.random) =>
  random() * Math.min(30_000, 500 * 2 ** Math.min(failures, 10));
