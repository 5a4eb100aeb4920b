// @ts-check
/* Single keys of the inbox; never while somebody is writing: Escape leaves the field. */

/** What a key asks for; null for keys that mean nothing.
 * @param {string} key @returns {"next" | "previous" | "answer" | "note" | "take" | "close" | "help" | null} */
export const meaning = (key) => {
  switch (key.toLowerCase()) {
    case "j": return "next";
    case "k": return "previous";
    case "r": return "answer";
    case "n": return "note";
    case "t": return "take";
    case "e": return "close";
    case "?": return "help";
    default: return null;
  }
};

const rows = () => /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#inbox-list a.row")]);

/** @param {(url: string) => void} swap @param {number} by */
const go = (swap, by) => {
  const all = rows();
  const at = all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
  if (next) swap(next.href);
};

const press = (/** @type {string} */ what) => /** @type {HTMLElement | null} */ (document.querySelector(`button[value=${what}]`))?.click();

/** @param {KeyboardEvent} event
 * @param {{swap: (url: string) => void, field: () => HTMLTextAreaElement | null, dialog: () => HTMLDialogElement}} page */
export const onKey = (event, page) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape" && target === page.field()) target.blur();
  if (target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const what = meaning(event.key);
  if (what === null) return;
  event.preventDefault();
  if (what === "next") go(page.swap, 1);
  else if (what === "previous") go(page.swap, -1);
  else if (what === "take" || what === "close") press(what);
  else if (what === "help") page.dialog().showModal();
  else {
    const choice = /** @type {HTMLInputElement | null} */ (document.querySelector(`#talk-form [name=as][value=${what === "note" ? "note" : "say"}]`));
    choice?.click();
    page.field()?.focus();
  }
};
