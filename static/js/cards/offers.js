// @ts-check
// Free times, by seating area, with the wish marked and the near misses below.
import { html, nothing } from "../../vendor/lit.js";
import { longDay, shortDay } from "../lib/time.js";
import { plural, t } from "../lib/words.js";
import { button, isBusy } from "./common.js";
import { areaName, offerGroups } from "./facts.js";

/** @typedef {import("./common.js").Context} Context */

/** @param {any} card @param {Context} ctx */
export function offersCard(card, ctx) {
  const { areas, also } = offerGroups(card, ctx.place);
  const isOpen = ctx.state === "open";
  const wish = card.options.find((/** @type {any} */ option) => option.wish);
  const line = [plural("party", card.party_size), wishText(card, wish)].filter(Boolean).join(" · ");
  return html`<div class="card ${isOpen ? "" : "card--stale"}" role="group" aria-label=${t("offers")}>
    <header class="card__head"><div>
      <h2>${card.date ? longDay(`${card.date}T12:00:00Z`, { ...ctx.place, zone: "UTC" }) : t("offers")}</h2><p>${line}</p></div>
      ${button(ctx, card, "other", { cls: "btn btn--quiet btn--s", icon: isOpen ? "edit" : "redo", label: t(isOpen ? "change" : "search_again") })}</header>
    <div class="card__body">
      ${areas.map((area) => html`<div class="area">
        ${area.name ? html`<h3>${area.name} ${area.hint ? html`<span>${area.hint}</span>` : nothing}</h3>` : nothing}
        <ul class="slots">${area.options.map((/** @type {any} */ option) => html`<li>${slot(ctx, card, option)}</li>`)}</ul></div>`)}
      ${also.length && areas.length ? html`<hr class="rule" />` : nothing}
      ${also.length ? html`<div class="area"><h3>${areas.length ? t("or_perhaps") : t("this_is_free")}</h3>
        <ul class="slots slots--alt">${also.map((/** @type {any} */ option) => html`<li>${slot(ctx, card, option, true)}</li>`)}</ul></div>` : nothing}
    </div></div>`;
}

/** What was asked for, and whether it is still there @param {any} card @param {any} wish */
function wishText(card, wish) {
  if (wish) return t("around", { time: wish.label });
  return card.wish ? t("wish_gone", { time: card.wish }) : "";
}

/** @param {Context} ctx @param {any} card @param {any} option */
function slot(ctx, card, option, isAlso = false) {
  const busy = isBusy(ctx, "pick", option.id);
  const where = isAlso ? [option.day_label || shortDay(option.starts_at, ctx.place), areaName(option)].filter(Boolean).join(", ") : "";
  const note = busy ? t("moment") : option.wish ? t("as_asked") : where;
  const look = ctx.state !== "open" ? "slot--gone" : option.wish ? "slot--wish" : isAlso ? "slot--alt" : "";
  return html`<button class="slot ${look} ${busy ? "slot--busy" : ""}" type="button" aria-busy=${busy}
    data-card=${ctx.seq} data-action="pick" data-option=${option.id}><b>${option.label}</b>${note ? html`<small>${note}</small>` : nothing}</button>`;
}
