// @ts-check
// Two small questions: what is still missing for a table, and whether to wait for one.
import { html, nothing } from "../../vendor/lit.js";
import { dayKey } from "../lib/time.js";
import { icon } from "../lib/icon.js";
import { plural, t } from "../lib/words.js";
import { button, closedCard, endWord, isBusy } from "./common.js";
import { actionOf, windowText } from "./facts.js";

/** @typedef {import("./common.js").Context} Context */

/** @param {any} card @param {Context} ctx */
export function pickerCard(card, ctx) {
  if (ctx.state !== "open") return closedCard(ctx, card, endWord(ctx.state));
  if (card.options?.length) return daysCard(card, ctx);
  const need = card.need ?? ["party_size", "date", "time"];
  const id = (/** @type {string} */ name) => `c${ctx.seq}-${name}`;
  return html`<form class="card" data-form="fill" data-card=${ctx.seq} aria-label=${t("picker")}><div class="card__body">
    <div class="triple">
    ${need.includes("party_size") ? html`<div class="field"><label for=${id("n")}>${t("ask_party")}</label>
      <input class="input" id=${id("n")} name="party_size" type="number" inputmode="numeric" min="1" max=${card.max_party_size ?? 99} value=${card.party_size ?? 2} required /></div>` : nothing}
    ${need.includes("date") ? html`<div class="field"><label for=${id("d")}>${t("ask_date")}</label>
      <input class="input" id=${id("d")} name="date" type="date" min=${card.first_date ?? dayKey(new Date(ctx.now()), ctx.place)} max=${card.last_date ?? nothing} value=${card.date ?? dayKey(new Date(ctx.now()), ctx.place)} required /></div>` : nothing}
    ${need.includes("time") ? html`<div class="field"><label for=${id("t")}>${t("ask_time")}</label>
      <input class="input" id=${id("t")} name="time" type="time" step="900" value=${card.time ?? "19:00"} required /></div>` : nothing}
    </div>
    ${button(ctx, card, "fill", { cls: "btn btn--go btn--wide", type: "submit", label: actionOf(card, "fill")?.label ?? t("search") })}
  </div></form>`;
}

/** A question between few days: one button for each @param {any} card @param {Context} ctx */
const daysCard = (card, ctx) => html`<section class="card" aria-label=${t("picker")}><div class="card__body">
  ${card.options.map((/** @type {any} */ option) => html`<button class="btn btn--wide" type="button" data-card=${ctx.seq} data-action="fill"
    data-option=${option.id} aria-busy=${isBusy(ctx, "fill", option.id)}><span class="lbl">${isBusy(ctx, "fill", option.id) ? t("moment") : option.label}</span></button>`)}
  </div></section>`;

/** @param {any} card @param {Context} ctx */
export function waitlistCard(card, ctx) {
  const isJoined = card.joined ?? !actionOf(card, "join");
  if (ctx.state !== "open") return closedCard(ctx, card, endWord(ctx.state));
  const ahead = card.place > 1 ? plural("ahead", card.place - 1) : "";
  return html`<section class="card"><header class="card__head"><div><h2>${isJoined ? t("waitlist_joined") : t("waitlist")}</h2>
      <p>${[windowText(card.window, ctx.place), plural("party", card.party_size), ahead].filter(Boolean).join(" · ")}</p></div></header>
    <div class="card__body"><p class="note">${icon("bell")}<span>${t("waitlist_hint")}</span></p>
      ${button(ctx, card, "join", { cls: "btn btn--go btn--wide" })}
      ${button(ctx, card, "leave", { cls: "btn btn--quiet" })}</div></section>`;
}
