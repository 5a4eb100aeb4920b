// @ts-check
// Which buttons wait for their answer. A second tap on the same card is the same tap.

const GIVE_UP_MS = 8_000;

export class Taps {
  /** @type {Map<number, {cid: string, action: string, option?: string, acked: boolean, timer: any}>} */
  #byCard = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {number} card */
  of(card) {
    return this.#byCard.get(card) ?? null;
  }

  /** @param {number} card @param {{cid: string, action: string, option?: string}} tap */
  begin(card, tap) {
    const timer = setTimeout(() => this.#end(card), GIVE_UP_MS);
    this.#byCard.set(card, { ...tap, acked: false, timer });
    this.changed();
  }

  /** @param {string} cid */
  acknowledged(cid) {
    for (const tap of this.#byCard.values()) if (tap.cid === cid) tap.acked = true;
  }

  /** @param {string} cid */
  refused(cid) {
    for (const [card, tap] of this.#byCard) if (tap.cid === cid) this.#end(card);
  }

  /** The house has answered: every tap it knew of is done. */
  answered() {
    for (const [card, tap] of this.#byCard) if (tap.acked) this.#end(card);
  }

  /** @param {number} card */
  #end(card) {
    clearTimeout(this.#byCard.get(card)?.timer);
    this.#byCard.delete(card);
    this.changed();
  }
}
