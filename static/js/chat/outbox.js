// @ts-check
// What the diner has said and the house has not yet confirmed. Sent one after the other, in order, until it is
// acknowledged or refused for good; a retry carries the same client id and does no harm.
import { uuid } from "../lib/ids.js";

/** Refusals that no waiting will heal. */
const FINAL = new Set(["bad", "too_big", "forbidden", "not_found", "conflict", "closed", "version"]);
/** A tap older than this is not sent after all: nobody means "cancel" an hour later. */
export const TAP_LIFETIME_MS = 10 * 60_000;

/**
 * @typedef {{cid: string, house: string, n: number, type: "send"|"tap"|"start", body: string, at: string,
 *   failed?: string, acked?: boolean, key?: string, card?: number, action?: string, data?: any}} Item
 */

export class Outbox {
  /** @type {Item[]} */
  items = [];
  /** @type {string|null} the one that is under way */
  flying = null;
  #notBefore = 0;

  /** @param {{store: any, house: string, changed: () => void, now?: () => number}} given */
  constructor({ store, house, changed, now = Date.now }) {
    Object.assign(this, { store, house, changed, now });
  }

  async load() {
    const kept = await this.store.unsent(this.house);
    const known = new Set(this.items.map((item) => item.cid));
    this.items = [...kept.filter((/** @type {Item} */ item) => !known.has(item.cid)), ...this.items].sort((a, b) => a.n - b.n);
    this.changed();
  }

  /** @param {Partial<Item> & {body: string, type: Item["type"]}} item @returns {Promise<Item>} */
  async add(item) {
    const n = Math.max(this.now(), (this.items.at(-1)?.n ?? 0) + 1);
    const full = /** @type {Item} */ ({ cid: uuid(), house: this.house, n, at: new Date(this.now()).toISOString(), ...item });
    this.items = [...this.items, full];
    this.changed();
    await this.store.put("outbox", full);
    return full;
  }

  /** The next to go, or null while one is under way or the house asked to wait. @returns {Item|null} */
  next() {
    if (this.flying || this.now() < this.#notBefore) return null;
    return this.items.find((item) => !item.failed && !item.acked) ?? null;
  }

  /** How long until sending may go on, in milliseconds. */
  wait() {
    return Math.max(0, this.#notBefore - this.now());
  }

  /** Something has changed for the better: do not sit out the pause. */
  hurry() {
    this.#notBefore = 0;
  }

  /** @param {string} cid */
  fly(cid) {
    this.flying = cid;
    this.changed();
  }

  /** The line is down: what was under way goes again. */
  land() {
    this.flying = null;
    this.changed();
  }

  /** The house has it; it stays in sight until it comes back as an entry @param {string} cid */
  async acknowledge(cid) {
    if (this.flying === cid) this.flying = null;
    this.items = this.items.map((item) => (item.cid === cid ? { ...item, acked: true } : item));
    this.changed();
    await this.store.remove("outbox", cid);
  }

  /** @param {string} cid it came back as an entry, or the diner gave it up */
  async drop(cid) {
    if (this.flying === cid) this.flying = null;
    if (!this.items.some((item) => item.cid === cid)) return;
    this.items = this.items.filter((item) => item.cid !== cid);
    this.changed();
    await this.store.remove("outbox", cid);
  }

  /** @param {string} cid @param {string} code @param {number} [retryAfter] seconds */
  async refuse(cid, code, retryAfter = 1) {
    if (this.flying === cid) this.flying = null;
    if (FINAL.has(code)) await this.#mark(cid, code);
    else this.#notBefore = this.now() + Math.max(0.2, retryAfter) * 1000;
    this.changed();
  }

  /** Taps that waited too long are not sent any more. @returns {Promise<string[]>} their client ids */
  async expireTaps() {
    const late = this.taps().filter((item) => this.now() - Date.parse(item.at) > TAP_LIFETIME_MS);
    for (const item of late) await this.#mark(item.cid, "late");
    return late.map((item) => item.cid);
  }

  /** The taps that have not got through yet. */
  taps() {
    return this.items.filter((item) => item.type === "tap" && !item.failed && !item.acked);
  }

  /** @param {string} cid */
  async again(cid) {
    await this.#mark(cid, undefined);
    this.changed();
  }

  /** @param {string} cid @param {string|undefined} failed */
  async #mark(cid, failed) {
    const item = this.items.find((candidate) => candidate.cid === cid);
    if (!item) return;
    const marked = { ...item, failed };
    // Tried again after a refusal it goes out as a new message: the old id may be bound to other words.
    if (!failed) Object.assign(marked, { cid: uuid(), at: new Date(this.now()).toISOString() });
    this.items = this.items.map((candidate) => (candidate === item ? marked : candidate));
    if (marked.cid !== cid) await this.store.remove("outbox", cid);
    await this.store.put("outbox", marked);
  }

  /** As the log shows them @param {boolean} online @returns {import("./rows.js").Pending[]} */
  pending(online) {
    return this.items.map(({ cid, body, at, failed, acked }) => ({
      cid, body, at, why: failed, state: failed ? "failed" : acked ? "sent" : online ? "sending" : "waiting",
    }));
  }
}
