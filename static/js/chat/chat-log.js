// @ts-check
// The log: every entry once, in order, in the voice of whoever says it.
import { LitElement, html, nothing, repeat } from "../../vendor/lit.js";
import { icon } from "../lib/icon.js";
import { linkParts, paragraphs } from "../lib/text.js";
import { clock, daySeparator } from "../lib/time.js";
import { t } from "../lib/words.js";
import { keepTyped } from "./typed.js";

const NEAR_END_PX = 80;
const NEAR_BOTTOM_PX = 4;
const EDGE_PX = 12;
const HUSH_MS = 500;
/** Icon beside each word of a state. @type {Record<string, string>} */
const TICKS = { sending: "clock", waiting: "clock", sent: "tick1", delivered: "tick2", read: "tick2", failed: "warn" };

export class ChatLog extends LitElement {
  static properties = { rows: { attribute: false }, page: { attribute: false }, cards: { attribute: false }, cardView: { attribute: false }, typing: {} };

  constructor() {
    super();
    /** @type {import("./rows.js").Row[]} */
    this.rows = [];
    /** @type {any} what the server wrote into the page */
    this.page = null;
    /** @type {(row: any) => import("../cards/common.js").Context} */
    this.cards = () => /** @type {any} */ ({});
    /** @type {((card: any, context: any, page: any) => unknown)|null} loaded with the first card */
    this.cardView = null;
    this.typing = "";
    this.isAtEnd = true;
    this.isTouched = false;
  }

  createRenderRoot() {
    return this;
  }

  /** The element that scrolls. */
  get scroller() {
    return /** @type {HTMLElement} */ (this.closest("[role=log]"));
  }

  connectedCallback() {
    super.connectedCallback();
    this.scroller.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    new ResizeObserver(() => this.isAtEnd && this.isTouched && this.toEnd()).observe(this.scroller);
    this.addEventListener("hold-phase", () => this.requestUpdate());
  }

  shouldUpdate() {
    return this.page !== null;
  }

  /** @param {any} changed */
  update(changed) {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const first = this.rows.find((row) => row.entry)?.entry.seq;
    const last = this.rows.at(-1)?.key;
    const isAtBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    const row = focused?.closest("[data-seq]");
    const isOld = !this.isTouched || first < this.oldest;
    if (isOld) this.#hush();
    const putTyped = this.isTouched ? null : keepTyped(this);
    if (!this.isTouched) this.replaceChildren(); // what the server drew for browsers without scripts
    super.update(changed);
    putTyped?.();
    if (focused && !focused.isConnected && !this.contains(document.activeElement)) this.#keepFocus(row);
    if (isOld && this.isTouched) this.scroller.scrollTop = scrollTop + this.scroller.scrollHeight - scrollHeight;
    else if (this.isAtEnd && last !== this.newest) this.toEnd();
    else if (this.isAtEnd && isAtBottom) this.scroller.scrollTop = this.scroller.scrollHeight;
    this.oldest = first;
    this.newest = last;
    this.isTouched = true;
  }

  /** What was said before is drawn and not read aloud: the server's own rows once more, or older ones. */
  #hush() {
    const { scroller } = this;
    scroller.setAttribute("aria-live", "off");
    clearTimeout(this.hushed);
    this.hushed = setTimeout(() => scroller.removeAttribute("aria-live"), HUSH_MS);
  }

  /** A used button goes away under the finger: the keyboard stays with its entry @param {Element|null|undefined} row */
  #keepFocus(row) {
    const kept = /** @type {HTMLElement} */ (row?.isConnected ? row : this.scroller);
    if (kept !== this.scroller) kept.tabIndex = -1;
    kept.focus({ preventScroll: true });
  }

  /** Show the newest entry; one that is taller than the screen from its beginning. */
  toEnd() {
    const { scroller } = this;
    const newest = this.#newestTop();
    scroller.scrollTop = Math.min(scroller.scrollHeight, newest - EDGE_PX);
  }

  /** Where the newest entry begins, in the coordinates of what scrolls. */
  #newestTop() {
    const newest = [...this.children].at(-1);
    if (!newest) return this.scroller.scrollHeight;
    return newest.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  /** Show where the unread entries begin, if that lies above the screen. */
  toUnread() {
    const line = this.querySelector(".unread");
    if (!line) return;
    line.scrollIntoView({ block: "start" });
    this.#onScroll();
  }

  #onScroll() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX || this.#newestTop() - EDGE_PX <= scrollTop + 1; // positions are rounded
    if (isAtEnd !== this.isAtEnd) {
      this.isAtEnd = isAtEnd;
      this.#tell("log-end", { isAtEnd });
    }
    if (scrollTop < 2 * NEAR_END_PX) this.#tell("log-older", {});
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  render() {
    return html`${repeat(this.rows, (row) => row.key, (row) => this.#row(row))}${this.typing
      ? html`<p class="typing" aria-hidden="true"><span class="strokes"><i></i><i></i><i></i></span>${this.typing}</p>`
      : nothing}`;
  }

  /** @param {import("./rows.js").Row} row */
  #row(row) {
    if (row.type === "day") return html`<p class="day">${daySeparator(row.at ?? "", new Date(), this.page.place, { today: t("today"), yesterday: t("yesterday") })}</p>`;
    if (row.type === "unread") return html`<p class="unread"><span>${t("unread")}</span></p>`;
    if (row.voice === "me") return this.#own(row);
    return row.voice === "system" ? this.#system(row) : this.#house(row);
  }

  /** One template for every own message, stored or not: it stays the same element and is announced once. @param {any} row */
  #own(row) {
    const said = row.entry ?? row.pending;
    const body = row.deleted ? t("deleted") : said.body;
    return html`<article class="msg msg--me ${row.state === "waiting" ? "msg--wait" : ""} ${row.state === "failed" ? "msg--wait msg--fail" : ""}"
      id=${row.entry ? `e${said.seq}` : nothing} data-seq=${said.seq ?? nothing} data-cid=${said.cid} data-kind=${said.kind ?? "text"} data-state=${row.state ?? "sent"}>
      <p class="vh">${t("you")}</p><div class="bub">${words(body)}</div>
      <span class="stamp stamp--${row.state}"><time datetime=${row.at ?? ""}>${clock(row.at ?? "", this.page.place)}</time> ${icon(TICKS[row.state ?? "sent"] ?? "tick1")} ${t(`state_${row.state}`)}</span>
      ${row.state === "failed" ? this.#retry(row.pending) : nothing}</article>`;
  }

  /** @param {any} pending */
  #retry(pending) {
    return html`${pending.why ? html`<p class="why">${t(`why_${pending.why}`)}</p>` : nothing}<div class="quick">
      <button type="button" @click=${() => this.#tell("log-again", { cid: pending.cid })}>${icon("redo")}${t("again")}</button>
      <button type="button" @click=${() => this.#tell("log-drop", { cid: pending.cid })}>${icon("trash")}${t("drop")}</button></div>`;
  }

  /** @param {any} row */
  #system({ entry }) {
    const [, first, rest] = entry.body.match(/^(.+?[.!?])\s+(.+)$/s) ?? ["", entry.body, ""];
    return html`<p class="sys sys--rule" id="e${entry.seq}" data-seq=${entry.seq} data-kind="system" data-state="received"><span><strong>${first}</strong> ${rest}</span></p>`;
  }

  /** @param {any} row */
  #house(row) {
    const { entry, voice } = row;
    const hasCard = entry.card && !row.deleted;
    const body = row.deleted ? t("deleted") : hasCard && entry.body === entry.card.text ? "" : entry.body;
    return html`<article class="msg msg--${voice} ${row.follows ? "msg--cont" : ""} ${hasCard ? "msg--card" : ""}"
      id="e${entry.seq}" data-seq=${entry.seq} data-kind=${entry.kind} data-state=${row.state} data-card-kind=${entry.card?.kind ?? nothing}>
      ${row.follows ? html`<p class="vh">${this.#name(entry)}</p>` : this.#byline(entry, voice)}
      ${body ? html`<div class="bub">${words(body)}</div>` : nothing}
      ${hasCard ? this.#card(row) : nothing}
      ${row.stamped ? html`<span class="stamp"><time datetime=${entry.at}>${clock(entry.at, this.page.place)}</time></span>` : nothing}</article>`;
  }

  /** @param {any} row */
  #card(row) {
    const card = { ...row.entry.card, ...row.fresh };
    return this.cardView ? this.cardView(card, this.cards(row), this.page) : html`<div class="bub"><p>${card.text}</p></div>`;
  }

  /** @param {any} entry */
  #name(entry) {
    if (entry.from.kind === "system") return t("the_house");
    return entry.from.kind === "assistant" ? t("assistant") : entry.from.name || t("team");
  }

  /** @param {any} entry @param {string} voice */
  #byline(entry, voice) {
    const name = this.#name(entry);
    return voice === "bot"
      ? html`<p class="msg__by">${icon("bell")}<b>${name}</b></p>`
      : html`<p class="msg__by"><span class="mono" aria-hidden="true">${[...name][0]?.toUpperCase()}</span><b>${name}</b> ${entry.from.name ? t("of_the_team") : nothing}</p>`;
  }
}

/** @param {string} body */
const words = (body) => paragraphs(body).map((part) => html`<p>${linkParts(part).map((piece) =>
  piece.href ? html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">${piece.text}</a>` : piece.text)}</p>`);

customElements.define("chat-log", ChatLog);
