// @ts-check
/* A new chat is heard and stands in the title of the tab until somebody looks. */
import { beep } from "./beep.js";

const SILENT = "inbox-silent";

/** How much there is to look at, as the list tells @typedef {{waiting: number, unread: number}} Count */

/** Whether a conversation has come to wait or to be unread @param {Count} before @param {Count} after */
export const isNews = (before, after) => after.waiting + after.unread > before.waiting + before.unread;

/** The title with how many wait, and a mark while something is new; marks of before are taken off.
 * @param {string} title @param {number} waiting @param {string} news "" when nothing is new */
export const titled = (title, waiting, news) => {
  const plain = title.replace(/^(?:● .*? · )?(?:\(\d+\) )?/, "");
  return `${news ? `● ${news} · ` : ""}${waiting ? `(${waiting}) ` : ""}${plain}`;
};

/** @param {Element | null} list @returns {Count} */
export const countOf = (list) => {
  const { waiting, unread } = /** @type {HTMLElement | null} */ (list)?.dataset ?? {};
  return { waiting: Number(waiting ?? 0), unread: Number(unread ?? 0) };
};

export const isLookedAt = () => !document.hidden && document.hasFocus();
export const isSilent = () => localStorage.getItem(SILENT) === "yes";

export class Alert {
  #news = "";

  /** @param {string} words what the title says of a new chat */
  constructor(words) { this.words = words; }

  /** Compare two states of the list @param {Count} before @param {Count} after */
  see(before, after) {
    if (isNews(before, after) && !isLookedAt()) {
      this.#news = this.words;
      if (!isSilent()) beep();
    }
    this.show(after);
  }

  /** @param {Count} count */
  show(count) {
    if (isLookedAt()) this.#news = "";
    document.title = titled(document.title, count.waiting, this.#news);
  }
}

/** The button that switches the sound off and on; remembered on this device. @param {HTMLElement | null} button */
export const soundButton = (button) => {
  if (!button) return;
  const draw = () => button.setAttribute("aria-pressed", String(!isSilent()));
  button.addEventListener("click", () => {
    localStorage.setItem(SILENT, isSilent() ? "no" : "yes");
    if (!isSilent()) beep();
    draw();
  });
  button.hidden = false;
  draw();
};
