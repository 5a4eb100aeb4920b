// @ts-check
// All times are the restaurant's: a diner in Lisbon books by the clock on the wall in Freiburg.

/** @typedef {{zone: string, lang: string}} Place */

const locale = (/** @type {string} */ lang) => (lang === "en" ? "en-GB" : "de-DE");
const cache = new Map();

/** @param {Place} place @param {Intl.DateTimeFormatOptions} options */
function formatter(place, options) {
  const key = place.lang + place.zone + JSON.stringify(options);
  if (!cache.has(key))
    cache.set(key, new Intl.DateTimeFormat(locale(place.lang), { ...options, timeZone: place.zone }));
  return cache.get(key);
}

/** "19:30" @param {string|Date} at @param {Place} place */
export const clock = (at, place) =>
  formatter(place, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));

/** "2026-11-27" in the house's zone @param {string|Date} at @param {Place} place */
export function dayKey(at, place) {
  const parts = formatter(place, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(at));
  const value = (/** @type {string} */ type) => parts.find((/** @type {any} */ part) => part.type === type)?.value;
  return `${value("year")}-${value("month")}-${value("day")}`;
}

/** "Freitag, 27. November" / "Friday, 27 November", with the year when asked @param {string|Date} at @param {Place} place */
export function longDay(at, place, withYear = false) {
  const date = new Date(at);
  const weekday = formatter(place, { weekday: "long" }).format(date);
  const rest = formatter(place, { day: "numeric", month: "long", ...(withYear && { year: "numeric" }) }).format(date);
  return `${weekday}, ${rest}`;
}

/** "Fr." / "Fri" @param {string|Date} at @param {Place} place */
export const shortDay = (at, place) => {
  const day = formatter(place, { weekday: "short" }).format(new Date(at));
  return place.lang === "en" || day.endsWith(".") ? day : `${day}.`;
};

/** "Fr., 27.11." / "Fri 27 Nov" @param {string|Date} at @param {Place} place */
export function briefDay(at, place) {
  const isEnglish = place.lang === "en";
  const rest = formatter(place, { day: "numeric", month: isEnglish ? "short" : "numeric" }).format(new Date(at));
  return `${shortDay(at, place)}${isEnglish ? " " : ", "}${rest}`;
}

/**
 * "Heute", "Gestern" or the date: what stands between the entries of two days.
 * @param {string} at @param {Date} now @param {Place} place @param {{today: string, yesterday: string}} words
 */
export function daySeparator(at, now, place, words) {
  const key = dayKey(at, place);
  if (key === dayKey(now, place)) return words.today;
  if (key === dayKey(new Date(now.getTime() - 86_400_000), place)) return words.yesterday;
  return longDay(at, place, key.slice(0, 4) !== dayKey(now, place).slice(0, 4));
}

/** Minutes and seconds that are left: "7:42" @param {number} ms */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
