// @ts-check
// One conversation in one tab: what is known, what is unsent, the line to the house. Draws nothing itself.
import { alone } from "../lib/alone.js";
import { backoff } from "../lib/backoff.js";
import { startKey } from "../lib/ids.js";
import { Connection } from "./connection.js";
import { get, isPassing, post } from "./http.js";
import { emptyThread, myRead, withEntry, withPage, withSeen, withWelcome } from "./thread.js";

const ACK_MS = 10_000;
const GAP_MS = 5_000;
const POLL_MS = 5_000;
const SEEN_MS = 40;
const WHO_MS = 400;
/** The server stops after 64 unconfirmed entries; half of that keeps it flowing. */
const SEEN_EVERY = 24;
const FAILURES_UNTIL_POLLING = 4;
const TYPING_MS = 6_000;

/** @typedef {import("./thread.js").Thread} Thread */

export class Session {
  /** @type {Thread} */
  thread = emptyThread();
  typing = new Map();
  isSlow = false;
  isReading = () => false;
  #delivered = 0;
  #read = 0;
  #timers = /** @type {Record<string, any>} */ ({});
  #startFailures = 0;
  #asked = 0;

  /**
   * @param {{page: any, outbox: import("./outbox.js").Outbox, changed: () => void, onEntry: (entry: any) => void,
   *   onAck: (cid: string) => void, onRefused: (cid: string, code: string) => void, onStarted: (conv: string) => void}} given
   */
  constructor(given) {
    Object.assign(this, given);
    this.connection = new Connection({
      // Whole: browsers before 2024 take no relative address.
      url: new URL(given.page.urls.socket, location.href).href.replace(/^http/, "ws"),
      hello: () => ({
        t: "hello", v: 1, conv: this.thread.conv, after: this.thread.position, as: "diner",
        ...(this.thread.epoch && { epoch: this.thread.epoch }),
      }),
      onFrame: (frame) => this.#onFrame(frame),
      onPhase: (phase) => this.#onPhase(phase),
    });
  }

  /** @param {any} page the newest entries as the server read them, or null before the first message */
  begin(page) {
    if (page) {
      this.thread = withPage({ ...this.thread, conv: page.conversation }, page);
      this.#delivered = this.#read = 0;
      this.connection.open();
    }
    this.pump();
  }

  /** The conversation exists now, started here or in another tab @param {string} conv */
  join(conv) {
    if (this.thread.conv) return;
    this.thread = { ...this.thread, conv };
    this.connection.open();
    this.changed();
  }

  /** Send what waits, one after the other. */
  pump() {
    const item = this.outbox.next();
    if (!item) {
      if (this.outbox.wait()) this.#later("pump", this.outbox.wait() + 10, () => this.pump());
      return;
    }
    // What followed a first message that was refused for good is the first one now.
    if (item.type === "start" || (item.key && !this.thread.conv)) this.#start(item);
    else if (this.connection.isOpen) this.#sendFrame(item);
    else if (this.isSlow) this.#sendHttp(item);
  }

  /** @param {boolean} on */
  sayTyping(on) {
    this.connection.send({ t: "typing", on });
  }

  /** Tell how far this tab has got; `read` only while somebody looks at the end of the log. */
  saySeen() {
    this.#later("seen", SEEN_MS, () => this.#sendSeen());
  }

  async older() {
    const first = this.thread.entries[0]?.seq;
    if (!this.thread.more || !first || this.#timers.older) return;
    this.#timers.older = true;
    const answer = await get(`${this.page.urls.history}?before=${first}`).catch(() => null);
    this.#timers.older = false;
    if (!answer?.ok) return;
    this.thread = withPage(this.thread, answer.data);
    this.changed();
  }

  /** Who answers may have changed: ask, once for all that comes in one go. A card says that the assistant still leads. */
  askWho() {
    this.#later("who", WHO_MS, async () => {
      if (this.thread.entries.at(-1)?.card) return;
      const asked = (this.#asked += 1);
      const answer = await get(`${this.page.urls.history}?after=${this.thread.position}`).catch(() => null);
      if (!answer?.ok || asked !== this.#asked) return; // what was true before must not overwrite what is
      this.#learnWho(answer.data);
      this.changed();
    });
  }

  /** @param {any} answer */
  #learnWho({ presence, team }) {
    Object.assign(this.page, { presence: presence ?? this.page.presence, team: team ?? this.page.team });
  }

  wake() {
    this.outbox.hurry();
    if (this.thread.conv) this.connection.phase === "idle" ? this.connection.open() : this.connection.wake();
    this.pump();
  }

  /** @param {any} item */
  async #start(item) {
    this.outbox.fly(item.cid);
    const key = item.key ?? startKey();
    const first = { key, cid: item.cid, body: item.body, lang: this.page.place.lang };
    // Of two tabs that begin at once the second waits, and brings the cookie of the first: they are one diner.
    const answer = await alone(this.page.urls.start, () => post(this.page.urls.start, first)).catch(() => null);
    this.outbox.land();
    if (answer?.ok) {
      this.#startFailures = 0;
      await this.outbox.acknowledge(item.cid);
      this.join(answer.data.conversation);
      this.onStarted(answer.data.conversation);
    } else if (!answer || isPassing(answer.status)) {
      const pause = answer ? answer.retryAfter * 1000 : backoff(this.#startFailures++) + 300;
      await this.outbox.refuse(item.cid, "unavailable", pause / 1000);
    } else {
      await this.outbox.refuse(item.cid, answer.status === 413 ? "too_big" : "bad");
    }
    this.pump();
  }

  /** @param {any} item */
  #sendFrame(item) {
    const frame = item.type === "tap"
      ? { t: "tap", cid: item.cid, card: item.card, action: item.action, data: item.data ?? null }
      : { t: "send", cid: item.cid, body: item.body };
    this.outbox.fly(item.cid);
    if (!this.connection.send(frame)) return this.outbox.land();
    this.#later("ack", ACK_MS, () => this.outbox.flying === item.cid && this.connection.restart());
  }

  /** @param {any} item */
  async #sendHttp(item) {
    this.outbox.fly(item.cid);
    const [url, body] = item.type === "tap"
      ? [this.page.urls.tap, { cid: item.cid, card: item.card, action: item.action, data: item.data ?? null }]
      : [this.page.urls.say, { cid: item.cid, body: item.body }];
    const answer = await post(url, body).catch(() => null);
    this.outbox.land();
    if (answer?.ok) await this.#onAck({ cid: item.cid });
    else await this.#onRefused(item.cid, !answer || isPassing(answer.status) ? "unavailable" : (answer.data?.code ?? "bad"), answer?.retryAfter);
  }

  /** @param {any} frame */
  #onFrame(frame) {
    const handlers = /** @type {Record<string, () => unknown>} */ ({
      welcome: () => this.#onWelcome(frame),
      msg: () => this.#onMessage(frame),
      ack: () => this.#onAck(frame),
      seen: () => { this.thread = withSeen(this.thread, frame); },
      typing: () => this.#onTyping(frame),
      head: () => this.#onHead(frame.seq),
      resync: () => this.#onResync(frame),
      error: () => this.#onError(frame),
    });
    handlers[frame.t]?.();
    this.changed();
  }

  /** @param {any} frame */
  #onWelcome(frame) {
    this.isSlow = false;
    this.thread = withWelcome(this.thread, frame);
    this.#read = Math.max(this.#read, myRead(this.thread));
    this.outbox.land();
    this.#pumpFresh();
    this.saySeen();
  }

  /** Send what waits, but no taps that waited too long. */
  async #pumpFresh() {
    for (const cid of await this.outbox.expireTaps()) this.onRefused(cid, "late");
    this.pump();
  }

  /** @param {any} entry */
  #onMessage(entry) {
    const { thread, gap } = withEntry(this.thread, entry);
    if (gap) return this.connection.restart();
    if (thread === this.thread) return;
    this.thread = thread;
    this.typing.delete(entry.from.id);
    this.outbox.drop(entry.cid);
    this.onAck(entry.cid); // its own acknowledgement may have been lost with the line
    this.onEntry(entry);
    if (thread.position - this.#delivered >= SEEN_EVERY) this.#sendSeen();
    else this.saySeen();
  }

  /** @param {any} frame */
  async #onAck(frame) {
    clearTimeout(this.#timers.ack);
    this.onAck(frame.cid); // at once: the answer to a tap may come before the store is done
    await this.outbox.acknowledge(frame.cid);
    this.pump();
  }

  /** @param {string} cid @param {string} code @param {number} [retryAfter] */
  async #onRefused(cid, code, retryAfter) {
    clearTimeout(this.#timers.ack);
    await this.outbox.refuse(cid, code, retryAfter);
    this.onRefused(cid, code);
    this.pump();
  }

  /** @param {any} frame */
  #onTyping(frame) {
    if (!frame.on || frame.who === this.thread.me) return this.typing.delete(frame.who);
    this.typing.set(frame.who, this.thread.people.find((person) => person.id === frame.who));
    this.#later(`typing-${frame.who}`, TYPING_MS, () => {
      this.typing.delete(frame.who);
      this.changed();
    });
  }

  /** The server is further than this tab: if that lasts, ask again from here. @param {number} seq */
  #onHead(seq) {
    if (seq > this.thread.position)
      this.#later("gap", GAP_MS, () => this.thread.position < seq && this.connection.isOpen && this.connection.restart());
  }

  /** Our copy is worthless (a restored backup): throw it away and read the page anew. @param {any} frame */
  async #onResync(frame) {
    const answer = await get(this.page.urls.history).catch(() => null);
    if (answer && !answer.ok) return this.connection.rest();
    const { conv } = this.thread;
    this.thread = { ...emptyThread(), conv, epoch: frame.epoch };
    this.#delivered = this.#read = 0;
    if (answer) this.thread = withPage(this.thread, answer.data);
    this.changed();
    this.connection.restart();
  }

  /** @param {any} frame */
  #onError(frame) {
    if (frame.cid) return this.#onRefused(frame.cid, frame.code, frame.retry_after);
    if (["not_found", "forbidden", "closed"].includes(frame.code)) this.connection.giveUp(4403);
    else if (frame.code === "version") this.connection.giveUp(4426);
    else if (!this.connection.isOpen) this.connection.refused();
  }

  /** @param {import("./connection.js").Phase} phase */
  #onPhase(phase) {
    if (phase === "waiting" || phase === "stopped") this.outbox.land();
    if (phase === "waiting" && this.connection.failures >= FAILURES_UNTIL_POLLING) this.#poll();
    this.changed();
  }

  /** No socket gets through (a proxy, a hotel): ask every few seconds instead. */
  #poll() {
    this.#later("poll", POLL_MS, async () => {
      if (this.connection.isOpen || this.connection.phase === "stopped" || !this.thread.conv) return;
      const answer = await get(`${this.page.urls.history}?after=${this.thread.position}`).catch(() => null);
      this.isSlow = Boolean(answer?.ok);
      for (const entry of answer?.ok ? answer.data.entries : []) this.#onMessage(entry);
      if (answer?.ok) this.#learnWho(answer.data);
      if (answer?.ok && answer.data.people) this.thread = { ...this.thread, people: answer.data.people };
      this.changed();
      this.#pumpFresh();
      this.#poll();
    });
  }

  #sendSeen() {
    const delivered = this.thread.position;
    const read = this.isReading() ? delivered : this.#read;
    if (delivered <= this.#delivered && read <= this.#read) return;
    if (!this.connection.send({ t: "seen", delivered, ...(read && { read: Math.min(read, delivered) }) })) return;
    this.#delivered = delivered;
    this.#read = Math.max(this.#read, read);
  }

  /** @param {string} name @param {number} ms @param {() => void} work */
  #later(name, ms, work) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(work, ms);
  }
}
