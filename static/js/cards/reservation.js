// @ts-check
// The confirmation: the sign that will stand on the table. Green only for what is stored.
import { html, nothing } from "../../vendor/lit.js";
import { clock, longDay } from "../lib/time.js";
import { icon } from "../lib/icon.js";
import { plural, t } from "../lib/words.js";
import { button, closedCard, policyNote } from "./common.js";
import { actionOf, areaName } from "./facts.js";

/** @typedef {import("./common.js").Context} Context */

/** Look, icon and word of each status. @type {Record<string, [string, string]>} */
const LOOK = {
  confirmed: ["", "check"],
  requested: ["placard--asked", "hour"],
  held: ["placard--asked", "hour"],
  seated: ["", "check"],
  completed: ["placard--off", "check"],
  cancelled: ["placard--off", "x"],
  expired: ["placard--off", "clock"],
  no_show: ["placard--off", "clock"],
};

/** @param {any} card @param {Context} ctx */
export function reservationCard(card, ctx) {
  if (ctx.state === "replaced") return closedCard(ctx, card, t("card_changed"), "edit");
  const [look, glyph] = LOOK[card.status] ?? ["", "check"];
  const isGone = ["cancelled", "expired", "no_show"].includes(card.status);
  return html`<section class="card placard ${look} ${isGone ? "placard--struck" : ""}">
    <div class="placard__sign">
      <h2 class="placard__word">${icon(glyph)}${t(`status_${card.status}`)}</h2>
      <p>${longDay(card.starts_at, ctx.place, true)}</p>
      <p class="placard__time"><time datetime=${card.starts_at}>${clock(card.starts_at, ctx.place)}</time> <small>${t("oclock")}</small></p>
      <p>${card.name ? html`<strong>${card.name}</strong> · ` : nothing}${plural("party", card.party_size)}</p>
      ${card.changed ? html`<p class="was">${icon("edit")}${t("changed")}</p>` : nothing}
    </div>
    <dl class="facts">
      ${areaName(card) ? html`<div>${icon("table")}<dt>${t("fact_area")}</dt><dd>${areaName(card)}</dd></div>` : nothing}
      ${card.notes ? html`<div>${icon("note")}<dt>${t("fact_notes")}</dt><dd>${card.notes}</dd></div>` : nothing}
      ${card.expected_at ? html`<div>${icon("late")}<dt>${t("fact_expected")}</dt><dd>${clock(card.expected_at, ctx.place)}</dd></div>` : nothing}
      ${card.reference ? html`<div>${icon("hash")}<dt>${t("fact_reference")}</dt><dd class="code">${card.reference}</dd></div>` : nothing}
    </dl>
    ${card.policy && !isGone ? html`<div class="card__note">${policyNote(card.policy)}</div>` : nothing}
    ${threeWays(card, ctx, isGone)}</section>`;
}

/** @param {any} card @param {Context} ctx @param {boolean} isGone */
function threeWays(card, ctx, isGone) {
  if (isGone || ctx.state !== "open") return nothing;
  const parts = [
    card.ics ? html`<a href=${card.ics} download>${icon("cal")}${t("calendar_file")}</a>` : nothing,
    actionOf(card, "change") ? button(ctx, card, "change", { cls: "", icon: "edit" }) : nothing,
    actionOf(card, "cancel") ? button(ctx, card, "cancel", { cls: "off", icon: "x" }) : nothing,
  ].filter((part) => part !== nothing);
  return parts.length ? html`<div class="three">${parts}</div>` : nothing;
}

/** The consequence is said before the tap @param {any} card @param {Context} ctx */
export function sureCard(card, ctx) {
  if (ctx.state !== "open") return closedCard(ctx, card, t("card_done"));
  const when = card.starts_at ? `${longDay(card.starts_at, ctx.place)} · ${clock(card.starts_at, ctx.place)}` : "";
  return html`<section class="card"><header class="card__head"><div><h2>${t("sure_cancel")}</h2>
      ${when ? html`<p>${when}${card.party_size ? ` · ${plural("party", card.party_size)}` : ""}</p>` : nothing}</div></header>
    <div class="card__body"><p>${card.policy || t("sure_hint")}</p>
      <div class="two">${button(ctx, card, "no", { cls: "btn" })}${button(ctx, card, "yes", { cls: "btn btn--alert", icon: "x" })}</div></div></section>`;
}
