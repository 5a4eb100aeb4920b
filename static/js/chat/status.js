// @ts-check
// What stands under the house's name, and what the banner says.
import { t } from "../lib/words.js";

/** Whoever has written within this time is still there. */
const THERE_MS = 15 * 60_000;

/**
 * Who answers now: the person who has just written, the assistant, or the hour at which people are back.
 * @param {import("./thread.js").Thread} thread @param {any} page @param {string} trouble @param {Date} now
 */
export function presence(thread, page, trouble, now) {
  if (trouble === "offline") return t("presence_offline");
  const last = thread.entries.findLast((entry) => entry.from.kind === "staff" || entry.from.kind === "assistant");
  if (last?.from.kind === "staff" && now.getTime() - Date.parse(last.at) < THERE_MS)
    return [t("presence_person", { name: last.from.name || t("team") }), page.team].filter(Boolean).join(" · ");
  return page.presence;
}

/**
 * @param {{online: boolean, session: any, unsent: number}} given
 * @returns {""|"offline"|"slow"|"ended"|"blocked"|"stopped"}
 */
export function trouble({ online, session }) {
  const { phase, code, failures } = session.connection;
  if (!online) return "offline";
  if (phase === "stopped") return code === 4401 ? "ended" : code === 4403 ? "blocked" : "stopped";
  if (session.isSlow && phase !== "open") return "slow";
  return phase !== "open" && failures >= 2 ? "offline" : "";
}
