// @ts-check
// Between the header and the log: the next reservation, and what is wrong with the line.
import { LitElement, html, nothing } from "../../vendor/lit.js";
import { icon } from "../lib/icon.js";
import { briefDay, clock, dayKey } from "../lib/time.js";
import { plural, t } from "../lib/words.js";
import { areaName } from "../cards/facts.js";

/** "Heute 19:30" or "Fr., 27.11. 19:30" @param {string} at @param {Date} now @param {any} place */
export function soonText(at, now, place) {
  const key = dayKey(at, place);
  const inDays = (/** @type {number} */ n) => dayKey(new Date(now.getTime() + n * 86_400_000), place);
  const day = key === inDays(0) ? t("today") : key === inDays(1) ? t("tomorrow") : briefDay(at, place);
  return `${day} ${clock(at, place)}`;
}

export class ChatNotice extends LitElement {
  static properties = { page: { attribute: false }, next: { attribute: false }, trouble: {} };

  constructor() {
    super();
    /** @type {any} */
    this.page = null;
    /** @type {any} the next reservation, or null */
    this.next = null;
    /** "", offline, slow, ended, blocked, stopped: what is wrong with the line */
    this.trouble = "";
    this.isTouched = false;
  }

  createRenderRoot() {
    return this;
  }

  shouldUpdate() {
    return this.page !== null;
  }

  /** @param {any} changed */
  update(changed) {
    if (!this.isTouched) this.replaceChildren();
    this.isTouched = true;
    super.update(changed);
  }

  render() {
    return html`<div role="status">${this.trouble ? this.#banner() : nothing}</div>${this.next ? this.#strip() : nothing}`;
  }

  #banner() {
    const needsReload = ["ended", "blocked", "stopped"].includes(this.trouble);
    return html`<div class="banner">${icon(this.trouble === "slow" ? "hour" : "cloudoff")}
      <span><strong>${t(`trouble_${this.trouble}`)}</strong> ${t(`trouble_${this.trouble}_hint`)}</span>
      ${needsReload ? html`<a class="btn btn--s" href=${this.page.urls.chat}>${t("reload")}</a>` : nothing}</div>`;
  }

  #strip() {
    const { starts_at, party_size, seq } = this.next;
    const rest = [plural("party", party_size), areaName(this.next)].filter(Boolean).join(" · ");
    const line = html`${icon("table")}<span><strong>${soonText(starts_at, new Date(), this.page.place)}</strong> · ${rest}</span>`;
    return seq
      ? html`<a class="strip" href="#e${seq}">${line}${icon("next")}</a>`
      : html`<p class="strip">${line}</p>`;
  }
}

customElements.define("chat-notice", ChatNotice);
