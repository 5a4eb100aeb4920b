// @ts-check
// One socket that comes back by itself: after a cut with full jitter, at once when the phone wakes up.
import { backoff } from "../lib/backoff.js";

const SILENCE_MS = 45_000; // the server says "head" every 20 s; two missed ones and the line is dead
const WELCOME_MS = 12_000;
const STALE_ON_WAKE_MS = 25_000;
const DEPLOY_SPREAD_MS = 10_000;

/** Close codes after which coming back by itself would be wrong (docs/protocol.md). @param {number} code */
export const isFinal = (code) => code === 1008 || (code >= 4400 && code < 4500);

/** How long to wait after this close @param {number} code @param {number} failures */
export const pauseAfter = (code, failures, random = Math.random) =>
  code === 1001 ? random() * DEPLOY_SPREAD_MS : backoff(failures, random);

/** @typedef {"idle"|"connecting"|"open"|"waiting"|"stopped"} Phase */

export class Connection {
  /** @type {Phase} */
  phase = "idle";
  failures = 0;
  code = 0;
  /** @type {any} */
  #socket = null;
  #timer = 0;
  #watch = 0;
  #heard = 0;

  /**
   * @param {{url: string, hello: () => object, onFrame: (frame: any) => void, onPhase: (phase: Phase) => void,
   *   Socket?: any, random?: () => number, now?: () => number}} given
   */
  constructor({ url, hello, onFrame, onPhase, Socket = globalThis.WebSocket, random = Math.random, now = Date.now }) {
    Object.assign(this, { url, hello, onFrame, onPhase, Socket, random, now });
  }

  get isOpen() {
    return this.phase === "open";
  }

  open() {
    if (this.phase === "connecting" || this.phase === "open") return;
    clearTimeout(this.#timer);
    this.#enter("connecting");
    const socket = new this.Socket(this.url);
    this.#socket = socket;
    this.#heard = this.now();
    this.#keepWatch();
    socket.onopen = () => socket === this.#socket && socket.send(JSON.stringify(this.hello()));
    socket.onmessage = (/** @type {{data: string}} */ event) => socket === this.#socket && this.#hear(event.data);
    socket.onclose = (/** @type {{code: number}} */ event) => socket === this.#socket && this.#lost(event.code);
  }

  /** @param {object} frame @returns {boolean} whether it was handed to an open line */
  send(frame) {
    if (!this.isOpen || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The page is seen again, or the network is back: do not sit out the pause. */
  wake() {
    if (this.phase === "waiting") this.open();
    else if (this.phase === "open" && this.now() - this.#heard > STALE_ON_WAKE_MS) this.restart();
  }

  /** Drop the line and come back at once, from the position reached. */
  restart() {
    this.#forget();
    this.phase = "waiting";
    this.open();
  }

  /** The network is away: no attempt until `wake`. */
  rest() {
    if (this.phase === "stopped" || this.phase === "idle") return;
    this.#forget();
    clearTimeout(this.#timer);
    this.#enter("waiting");
  }

  /** The house will not have us: no further attempt @param {number} code */
  giveUp(code) {
    this.#forget();
    this.code = code;
    this.#enter("stopped");
  }

  /** The hello was not taken (a busy server): come back after a pause. */
  refused() {
    this.#lost(1013);
  }

  /** @param {string} data */
  #hear(data) {
    this.#heard = this.now();
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (frame.t === "welcome") {
      this.failures = 0;
      this.#enter("open");
    }
    this.onFrame(frame);
  }

  /** @param {number} code */
  #lost(code) {
    this.#forget();
    this.code = code;
    if (isFinal(code)) return this.giveUp(code);
    const pause = pauseAfter(code, this.failures, this.random);
    this.failures += 1;
    this.#enter("waiting");
    this.#timer = setTimeout(() => this.open(), pause);
  }

  #forget() {
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close?.();
  }

  #keepWatch() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      if (this.now() - this.#heard >= (this.phase === "open" ? SILENCE_MS : WELCOME_MS)) this.#lost(1006);
      else this.#keepWatch();
    }, 5_000);
  }

  /** @param {Phase} phase */
  #enter(phase) {
    this.phase = phase;
    this.onPhase(phase);
  }
}
