// @ts-check
// What all cards share: their buttons, their facts, their end.
import { html, nothing } from "../../vendor/lit.js";
import { clock, longDay } from "../lib/time.js";
import { icon } from "../lib/icon.js";
import { plural, t } from "../lib/words.js";
import { actionOf, areaName } from "./facts.js";

/**
 * @typedef {{seq: number, state: string, place: import("../lib/time.js").Place, now: () => number,
 *   busy: {action: string, option?: string}|null, errors: Record<string, string>, known: {name: string, phone: string, email: string}}} Context
 */

/** Whether this very button has been tapped and waits for its answer @param {Context} ctx @param {string} action @param {string} [option] */
export const isBusy = (ctx, action, option) => ctx.busy?.action === action && (ctx.busy.option ?? undefined) === option;

/**
 * One button of a card, or nothing where the card does not offer it.
 * @param {Context} ctx @param {any} card @param {string} id
 * @param {{cls?: string, label?: string, icon?: string, type?: string, body?: any}} [look]
 */
export function button(ctx, card, id, { cls = "btn", label, icon: glyph, type = "button", body } = {}) {
  const action = actionOf(card, id);
  if (!action && !label) return nothing;
  const busy = isBusy(ctx, id);
  return html`<button class=${cls} type=${type} data-card=${ctx.seq} data-action=${id} aria-busy=${busy}>
    ${glyph ? icon(glyph) : nothing}${busy ? t("moment") : (body ?? html`<span class="lbl">${label ?? action?.label}</span>`)}</button>`;
}

/** "4 Personen · Weinstube" @param {any} card */
export const partyLine = (card) => [plural("party", card.party_size), areaName(card)].filter(Boolean).join(" · ");

/** A card whose time has passed, in one line @param {Context} ctx @param {any} card @param {string} word @param {string} glyph */
export const closedCard = (ctx, card, word, glyph = "check") =>
  html`<section class="card card--past"><p>${icon(glyph)}<span>${word}</span></p>
    ${card.starts_at ? html`<p class="muted">${longDay(card.starts_at, ctx.place)} · <time datetime=${card.starts_at}>${clock(card.starts_at, ctx.place)}</time> · ${partyLine(card)}</p>` : nothing}</section>`;

/** @param {string} state */
export const endWord = (state) => t(state === "done" ? "card_done" : "card_replaced");

/** @param {string|undefined} policy */
export const policyNote = (policy) => (policy ? html`<p class="note">${icon("info")}<span>${policy}</span></p>` : nothing);
