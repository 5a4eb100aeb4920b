// @ts-check
// From a tap or a filled form to what is sent. Pure, so that it can be tried without a page.
import { actionOf } from "./facts.js";

const PHONE_DIGITS = 6;

/** What a tapped button sends, and the words the diner thereby says @param {any} card @param {string} action @param {string|undefined} option */
export function tapOf(card, action, option) {
  const known = actionOf(card, action);
  if (option !== undefined) {
    const chosen = card.options?.find((/** @type {any} */ candidate) => candidate.id === option);
    return { data: { ...known?.data, option }, body: chosen?.label ?? known?.label ?? action };
  }
  return { data: known?.data ?? null, body: known?.label ?? action };
}

/**
 * Name and a way to reach the diner, or what is wrong with them.
 * @param {{name?: string, phone?: string, email?: string, notes?: string, wishes?: string[]}} given
 * @param {string[]} fields @returns {{data: Record<string, string>, errors: Record<string, string>}} error names are keys of the words
 */
export function contactOf(given, fields) {
  const value = (/** @type {"name"|"phone"|"email"|"notes"} */ name) => (given[name] ?? "").trim();
  /** @type {Record<string, string>} */
  const errors = {};
  if (fields.includes("name") && !value("name")) errors.name = "err_name";
  const phone = value("phone");
  const email = value("email");
  if (!phone && !email && (fields.includes("phone") || fields.includes("email"))) errors[fields.includes("phone") ? "phone" : "email"] = "err_contact";
  if (phone && phone.replace(/\D/g, "").length < PHONE_DIGITS) errors.phone = "err_phone";
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) errors.email = "err_email";
  const notes = [(given.wishes ?? []).join(", "), value("notes")].filter(Boolean).join(". ");
  const data = Object.fromEntries(Object.entries({ name: value("name"), phone, email, notes }).filter(([, text]) => text));
  return { data, errors };
}

/** @param {{party_size?: string, date?: string, time?: string}} given */
export function fillOf(given) {
  /** @type {Record<string, string|number>} */
  const data = {};
  if (given.party_size) data.party_size = Number(given.party_size);
  if (given.date) data.date = given.date;
  if (given.time) data.time = given.time.slice(0, 5);
  return data;
}
