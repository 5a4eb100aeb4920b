// @ts-check
/* Who is writing: guests and colleagues, each until they stop or fall silent. */

const SILENCE_MS = 6000;

/** "Jonas is writing", "Jonas, Maria are writing" @param {string[]} names @param {{one: string, many: string}} words */
export const sentence = (names, words) =>
  names.length === 0 ? "" : (names.length === 1 ? words.one : words.many).replace("{name}", names.join(", "));

export class Typists {
  /** @type {Map<string, number>} until when each is taken to write */
  #until = new Map();

  /** @param {string} who @param {boolean} on @param {number} now */
  hear(who, on, now) {
    if (on) this.#until.set(who, now + SILENCE_MS);
    else this.#until.delete(who);
  }

  /** Those who write now, who began first @param {number} now */
  at(now) {
    for (const [who, until] of this.#until) if (until <= now) this.#until.delete(who);
    return [...this.#until.keys()];
  }

  clear() { this.#until.clear(); }
}
