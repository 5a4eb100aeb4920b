// @ts-check
/* The open conversation over its own socket: who writes, how far everybody has got, what was read here. */
import { Connection } from "../chat/connection.js";
import { isLookedAt } from "./alert.js";
import { socketUrl } from "./live.js";
import { sentence, Typists } from "./typing.js";

const TYPING_MS = 3000;
const byId = (/** @type {string} */ id) => document.getElementById(id);
export const headShown = () => Number(byId("talk-log")?.dataset.head ?? 0);

/** What may be told as seen: read only while the thread is looked at @param {number} head @param {boolean} isRead */
export const seenFrame = (head, isRead) => ({ t: "seen", delivered: head, ...(isRead && { read: head }) });

export class Talk {
  conversation = "";
  /** @type {Connection | null} */
  #line = null;
  /** @type {Map<string, {kind: string, name: string}>} */
  #people = new Map();
  #me = "";
  #typists = new Typists();
  #quiet = 0;
  #pause = 0;
  #isTyping = false;
  /** How far what is shown may be counted on: after a restore, until it is drawn anew, what lies above is worthless. */
  #ceiling = Infinity;

  /** @param {{news: () => void}} given called when the thread has something that is not shown yet */
  constructor({ news }) { this.news = news; }

  /** Follow this conversation instead of the one before; "" follows none. @param {string} conversation */
  follow(conversation) {
    if (conversation === this.conversation && this.#line) return;
    this.#line?.giveUp(1000);
    this.#line = null;
    this.conversation = conversation;
    this.#typists.clear();
    this.#isTyping = false;
    this.#ceiling = Infinity;
    if (conversation) this.#open(conversation);
  }

  /** It was drawn: tell how far the thread is shown here, and read where somebody looks at it. */
  tellSeen() {
    this.#ceiling = Infinity;
    this.#sendSeen();
  }

  #sendSeen() {
    const head = this.#position();
    if (head) this.#line?.send(seenFrame(head, isLookedAt()));
  }

  /** Something was typed into the answer. */
  typed() {
    if (!this.#isTyping) this.#isTyping = this.#line?.send({ t: "typing", on: true }) ?? false;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.stopped(), TYPING_MS);
  }

  stopped() {
    clearTimeout(this.#pause);
    if (this.#isTyping) this.#line?.send({ t: "typing", on: false });
    this.#isTyping = false;
  }

  wake() { this.#line?.wake(); }

  #position() { return Math.min(headShown(), this.#ceiling); }

  /** @param {string} conversation */
  #open(conversation) {
    this.#line = new Connection({
      url: socketUrl(),
      hello: () => ({ t: "hello", v: 1, conv: conversation, after: this.#position(), as: "staff" }),
      onFrame: (frame) => this.#hear(frame),
      onPhase: (phase) => document.body.toggleAttribute("data-talk-live", phase === "open"),
    });
    this.#line.open();
  }

  /** @param {any} frame */
  #hear(frame) {
    switch (frame.t) {
      case "welcome":
        this.#me = frame.me;
        this.#people = new Map(frame.people.map((/** @type {any} */ each) => [each.id, each]));
        this.#sendSeen();
        break;
      case "msg":
        this.#line?.send({ t: "seen", delivered: frame.seq });
        this.#typists.hear(frame.from.id, false, Date.now());
        this.#draw();
        this.news();
        break;
      case "seen":
        this.news();
        break;
      case "resync": // the database was restored: draw what there is now, and go on from there
        this.#ceiling = frame.head;
        this.#line?.restart();
        this.news();
        break;
      case "typing":
        if (frame.who !== this.#me) this.#heardTyping(frame);
        break;
    }
  }

  /** @param {{who: string, on: boolean}} frame */
  #heardTyping(frame) {
    if (!this.#people.has(frame.who)) {
      this.#people.set(frame.who, { kind: "staff", name: "" });
      this.#line?.restart(); // a colleague who came later: the welcome names them
    }
    this.#typists.hear(frame.who, frame.on, Date.now());
    this.#draw();
  }

  #draw() {
    const line = byId("talk-typing");
    if (!line) return;
    const writing = this.#typists.at(Date.now());
    const { guest = "", one = "", many = "" } = line.dataset;
    const nameOf = (/** @type {string} */ who) => {
      const person = this.#people.get(who);
      return person?.kind === "diner" ? guest : person?.name || "…";
    };
    line.hidden = writing.length === 0;
    const words = /** @type {HTMLElement} */ (line.lastElementChild);
    words.textContent = sentence(writing.map(nameOf), { one, many });
    clearTimeout(this.#quiet);
    if (writing.length) this.#quiet = setTimeout(() => this.#draw(), 1000);
  }
}
