// @ts-check
// How long a table is still held: strokes on a coaster, one per minute, and the figures beside them.
import { LitElement, html, svg } from "../../vendor/lit.js";
import { countdown } from "../lib/time.js";
import { t } from "../lib/words.js";
import { holdPhase, spoken } from "./facts.js";

const MINUTE = 60_000;
const STROKES = [0, 1].flatMap((bundle) => {
  const x = bundle * 66;
  return [8, 19, 30, 41].map((dx) => `M${x + dx} 4.5c1 6-1 12 .5 19`).concat(`M${x + 2} 20.5c14-3 28-9 45-14`);
});

export class HoldTimer extends LitElement {
  static properties = { until: {}, skew: { type: Number }, left: { state: true }, voice: { state: true } };

  constructor() {
    super();
    this.until = "";
    this.skew = 0;
    this.left = 0;
    this.voice = "";
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.left = this.#remaining();
    this.ticking = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  #remaining() {
    return Date.parse(this.until) - Date.now() - this.skew;
  }

  #tick() {
    const left = this.#remaining();
    const words = spoken(this.left, left);
    if (words) this.voice = words;
    if (holdPhase(this.left) !== holdPhase(left)) this.dispatchEvent(new Event("hold-phase", { bubbles: true }));
    this.left = left;
  }

  render() {
    const [before, after] = t("left").split("{time}");
    const minutes = Math.ceil(this.left / MINUTE);
    return html`<svg viewBox="0 0 124 28" preserveAspectRatio="xMinYMid" aria-hidden="true">${STROKES.map(
        (path, index) => svg`<path class=${index < minutes ? "on" : "gone"} d=${path} />`,
      )}</svg>
      <p role="timer" aria-live="off">${before}<b>${countdown(this.left)}</b>${after}</p>
      <span class="vh" role="status">${this.voice}</span>`;
  }
}

customElements.define("hold-timer", HoldTimer);
