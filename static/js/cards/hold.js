// @ts-check
// A table held for ten minutes, and what is still needed to make it a reservation.
import { html, nothing } from "../../vendor/lit.js";
import { clock, longDay } from "../lib/time.js";
import { icon } from "../lib/icon.js";
import { t } from "../lib/words.js";
import { button, closedCard, endWord, partyLine, policyNote } from "./common.js";
import { actionOf, areaName, holdPhase } from "./facts.js";
import "./hold-timer.js";

/** @typedef {import("./common.js").Context} Context */

/** The mustard part: what is held and for how long @param {any} card @param {Context} ctx @param {number} skew */
function heldTop(card, ctx, skew) {
  const phase = card.hold_expires_at ? holdPhase(Date.parse(card.hold_expires_at) - ctx.now()) : "running";
  const word = phase === "ending" ? t("held_ending") : t("held");
  return html`<section class="card hold ${phase === "ending" ? "hold--end" : ""}">
    ${holdHead(card, ctx, "hour", word)}
    <div class="tally">
      ${card.hold_expires_at ? html`<hold-timer until=${card.hold_expires_at} .skew=${skew}></hold-timer>` : nothing}
      ${button(ctx, card, "other", { cls: "btn btn--quiet btn--s" })}
    </div></section>`;
}

/** @param {any} card @param {Context} ctx @param {string} glyph @param {string} word */
const holdHead = (card, ctx, glyph, word) => html`<div class="hold__top">
  <h2>${icon(glyph)}${word}</h2>
  <p class="hold__what"><strong>${longDay(card.starts_at, ctx.place)}</strong><br />${partyLine(card)}</p>
  <p class="big"><time datetime=${card.starts_at}>${clock(card.starts_at, ctx.place)}</time></p></div>`;

/** @param {any} card @param {Context} ctx */
const heldOver = (card, ctx) => html`<section class="card hold hold--gone">
  ${holdHead(card, ctx, "clock", t("hold_over_title"))}
  <div class="tally"><p class="grow">${t("hold_over_hint")}</p>
  ${button(ctx, card, "other", { cls: "btn btn--quiet btn--s", label: t("hold_again") })}</div></section>`;

/** A wished change: the new time, the old one struck @param {any} card @param {Context} ctx */
const changeTop = (card, ctx) => html`<section class="card card--new">
  ${holdHead(card, ctx, "edit", t("change_new"))}
  <div class="tally">${card.before ? html`<p class="grow">${t("was")} <s>${card.before}</s></p>` : nothing}
  ${button(ctx, card, "other", { cls: "btn btn--quiet btn--s" })}</div></section>`;

/** @param {any} card @param {Context} ctx @returns {"past"|"over"|"open"} */
export function holdState(card, ctx) {
  if (ctx.state === "done" || ctx.state === "replaced") return "past";
  const isOver = card.hold_expires_at && Date.parse(card.hold_expires_at) <= ctx.now();
  return ctx.state === "expired" || isOver ? "over" : "open";
}

/** Name and contact are asked for; the button confirms @param {any} card @param {Context} ctx @param {any} page */
export function contactCard(card, ctx, page) {
  const state = holdState(card, ctx);
  if (state === "past") return closedCard(ctx, card, endWord(ctx.state));
  if (state === "over") return heldOver(card, ctx);
  const fields = card.fields ?? ["name", "phone", "email"];
  return html`${heldTop(card, ctx, page.skew)}
    <form class="card" data-form="submit" data-card=${ctx.seq} novalidate aria-label=${t("contact_form")}>
      <div class="card__body">
        ${fields.includes("name") ? field(ctx, card, "name", t("ask_name"), { autocomplete: "name" }) : nothing}
        <div class="pair">
          ${fields.includes("phone") ? field(ctx, card, "phone", t("ask_phone"), { type: "tel", autocomplete: "tel", inputmode: "tel" }) : nothing}
          ${fields.includes("email") ? field(ctx, card, "email", t("ask_email"), { type: "email", autocomplete: "email", inputmode: "email" }) : nothing}
        </div>
        <p class="hint">${t("contact_hint")}</p>
        ${wishes(ctx, card, page)}
        ${button(ctx, card, "submit", { cls: "btn btn--go btn--wide", type: "submit", label: actionOf(card, "submit")?.label ?? t("reserve") })}
        ${policyNote(card.policy)}
        <p class="note">${icon("lock")}<span>${t("privacy_line")} <a href=${page.urls.privacy}>${t("privacy")}</a></span></p>
      </div>
      ${actionOf(card, "change") ? html`<div class="card__foot">${button(ctx, card, "change", { cls: "btn btn--quiet btn--s", icon: "edit" })}</div>` : nothing}
    </form>`;
}

/** @param {Context} ctx @param {any} card @param {string} name @param {string} label @param {Record<string, string>} attrs */
function field(ctx, card, name, label, { type = "text", autocomplete, inputmode = "text" }) {
  const id = `c${ctx.seq}-${name}`;
  const wrong = ctx.errors[name];
  return html`<div class="field ${wrong ? "field--bad" : ""}">
    <label for=${id}>${label}</label>
    <input class="input" id=${id} name=${name} type=${type} autocomplete=${autocomplete} inputmode=${inputmode} maxlength="120"
      value=${card.prefill?.[name] || ctx.known[/** @type {"name"} */ (name)] || ""} aria-invalid=${Boolean(wrong)} aria-describedby=${`${id}-err`} />
    <span class="err" id=${`${id}-err`}>${wrong ? html`${icon("warn")}${wrong}` : nothing}</span></div>`;
}

/** @param {any} card */
const noted = (card) => (card.notes ? html`<div>${icon("note")}<dt>${t("fact_notes")}</dt><dd>${card.notes}</dd></div>` : nothing);

/** What was told stands there and is not asked again; the field adds to it. @param {Context} ctx @param {any} card @param {any} page */
const wishes = (ctx, card, page) => html`<fieldset class="field"><legend class="label">${t("good_to_know")}</legend>
  ${card.notes ? html`<dl class="facts">${noted(card)}</dl>` : nothing}
  <div class="wishes">${page.wishes.map(
    (/** @type {string} */ wish) => html`<label class="wish"><input type="checkbox" name="wish" value=${wish} /><span>${icon("check")}${wish}</span></label>`,
  )}</div>
  <label class="vh" for=${`c${ctx.seq}-notes`}>${t("notes")}</label>
  <input class="input" id=${`c${ctx.seq}-notes`} name="notes" maxlength="500" placeholder=${t("notes")} /></fieldset>`;

/** Name and contact are known: one tap is enough @param {any} card @param {Context} ctx @param {any} page */
export function confirmCard(card, ctx, page) {
  const state = holdState(card, ctx);
  if (state === "past") return closedCard(ctx, card, endWord(ctx.state));
  if (state === "over") return heldOver(card, ctx);
  return html`${card.about === "change" ? changeTop(card, ctx) : heldTop(card, ctx, page.skew)}
    <section class="card"><div class="card__body">
      ${card.about === "change" ? html`<p class="note">${icon("info")}<span>${card.assurance}</span></p>` : nothing}
      <dl class="facts">
        ${card.name ? html`<div>${icon("people")}<dt>${t("fact_name")}</dt><dd>${card.name}</dd></div>` : nothing}
        ${areaName(card) ? html`<div>${icon("table")}<dt>${t("fact_area")}</dt><dd>${areaName(card)}</dd></div>` : nothing}
        ${card.reference ? html`<div>${icon("hash")}<dt>${t("fact_reference")}</dt><dd class="code">${card.reference}</dd></div>` : nothing}
        ${noted(card)}
      </dl>
      ${button(ctx, card, "confirm", { cls: "btn btn--go btn--wide", label: actionOf(card, "confirm")?.label ?? t("reserve") })}
      ${policyNote(card.policy)}
    </div>
    ${actionOf(card, "change") ? html`<div class="card__foot">${button(ctx, card, "change", { cls: "btn btn--quiet btn--s", icon: "edit" })}</div>` : nothing}</section>`;
}
