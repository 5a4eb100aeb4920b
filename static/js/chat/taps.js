// @ts-check
// Which buttons wait for their answer. A second tap on the same card is the same tap.

const GIVE_UP_MS = 8_000;

export class Taps {
  /** @type {Map<number, {cid: string, action: string, option?: string, acked: boolean, timer?: any}>} */
  #byCard = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {number} card */
  of(card) {
    return this.#byCard.get(card) ?? null;
  }

  /** However long the line takes, a tap on its way is no reason for another @param {number} card @param {{cid: string, action: string, option?: string}} tap */
  begin(card, tap) {
    this.#end(card);
    this.#byCard.set(card, { ...tap, acked: false });
    this.changed();
  }

  /** The house has it, and will answer; should it say nothing, the card is free again @param {string} cid */
  acknowledged(cid) {
    for (const [card, tap] of this.#byCard) {
      if (tap.cid !== cid || tap.acked) continue;
      tap.acked = true;
      tap.timer = setTimeout(() => this.#end(card), GIVE_UP_MS);
    }
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
    if (this.#byCard.delete(card)) this.changed();
  }
}
