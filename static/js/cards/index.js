// @ts-check
// Every kind of card there is (docs/protocol.md). An unknown kind shows its plain words.
import { html } from "../../vendor/lit.js";
import { pickerCard, waitlistCard } from "./forms.js";
import { confirmCard, contactCard } from "./hold.js";
import { offersCard } from "./offers.js";
import { reservationCard, sureCard } from "./reservation.js";
import { button } from "./common.js";

/** @type {Record<string, (card: any, ctx: import("./common.js").Context, page: any) => unknown>} */
const KINDS = {
  picker: pickerCard,
  offers: offersCard,
  contact: contactCard,
  confirm: confirmCard,
  reservation: reservationCard,
  sure: sureCard,
  waitlist: waitlistCard,
};

/** @param {any} card @param {import("./common.js").Context} ctx @param {any} page */
export const cardView = (card, ctx, page) =>
  Object.hasOwn(KINDS, card.kind) ? KINDS[card.kind](card, ctx, page) : plainCard(card, ctx);

/** @param {any} card @param {import("./common.js").Context} ctx */
const plainCard = (card, ctx) => html`<section class="card"><div class="card__body"><p>${card.text}</p>
  ${ctx.state === "open" ? (card.actions ?? []).map((/** @type {any} */ action) => button(ctx, card, action.id)) : ""}</div></section>`;
