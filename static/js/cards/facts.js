// @ts-check
// What can be said about a card without drawing it.
import { clock, dayKey, longDay } from "../lib/time.js";
import { t } from "../lib/words.js";

const MINUTE = 60_000;

/** @param {any} card @param {string} id @returns {{id: string, label: string, data?: any}|undefined} */
export const actionOf = (card, id) => card.actions?.find((/** @type {any} */ action) => action.id === id);

/** The seating area in the house's words, or its slug made readable @param {any} card */
export const areaName = (card) => card.area_name ?? (card.area ? titled(card.area) : "");

/** @param {string} slug */
const titled = (slug) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");

/**
 * The options as they are shown: those of the day by area, the others together.
 * @param {any} card @param {import("../lib/time.js").Place} place
 */
export function offerGroups(card, place) {
  const isAlso = (/** @type {any} */ option) =>
    option.group ? option.group === "also" : Boolean(card.date) && dayKey(option.starts_at, place) !== card.date;
  const areas = new Map();
  for (const option of card.options.filter((/** @type {any} */ o) => !isAlso(o))) {
    const key = option.area ?? "";
    if (!areas.has(key)) areas.set(key, { name: areaName(option), hint: option.area_hint ?? "", options: [] });
    areas.get(key).options.push(option);
  }
  return { areas: [...areas.values()], also: card.options.filter(isAlso) };
}

/** running, ending (the last two minutes) or over @param {number} left in milliseconds */
export const holdPhase = (left) => (left <= 0 ? "over" : left <= 2 * MINUTE ? "ending" : "running");

/** What is spoken when the time left falls from one value to another; silence otherwise. @param {number} before @param {number} after */
export function spoken(before, after) {
  const mark = [5, 2, 0].find((minutes) => before > minutes * MINUTE && after <= minutes * MINUTE);
  return mark === undefined ? "" : mark === 0 ? t("hold_over") : t("hold_left", { n: mark });
}

/** The span a diner waits for, however it is told @param {any} window @param {import("../lib/time.js").Place} place */
export function windowText(window, place) {
  if (!window) return "";
  const [from, to] = typeof window === "string" ? window.split("/") : [window.starts_at ?? window.from, window.ends_at ?? window.to];
  if (!from || Number.isNaN(Date.parse(from))) return typeof window === "string" ? window : "";
  const start = `${longDay(from, place)}, ${clock(from, place)}`;
  return to && !Number.isNaN(Date.parse(to)) ? `${start}–${clock(to, place)}` : start;
}
