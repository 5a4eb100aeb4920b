// @ts-check
/* Writing an answer or a note: drafts of each conversation survive a reload, Enter sends, prepared texts are put in. */

const byId = (/** @type {string} */ id) => document.getElementById(id);
export const field = () => /** @type {HTMLTextAreaElement | null} */ (byId("body"));
const form = () => /** @type {HTMLFormElement} */ (byId("talk-form"));
const asNote = () => document.querySelector("#talk-form [name=as][value=note]:checked") !== null;

/** The text with a prepared one added @param {string} written @param {string} prepared */
export const added = (written, prepared) => (written.trim() ? `${written.trimEnd()} ${prepared}` : prepared);

/** @param {{conversation: () => string, typed: () => void, sent: () => void}} talk */
export const answering = ({ conversation, typed, sent }) => {
  const key = () => `draft-${conversation()}`;
  const keep = () => sessionStorage.setItem(key(), field()?.value ?? "");

  document.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.id === "body") {
      if (!asNote()) typed();
      keep();
    }
    const body = field();
    if (!target.matches("#talk-form [name=as]") || !body) return;
    body.placeholder = (asNote() ? body.dataset.note : body.dataset.answer) ?? "";
    body.focus();
  });

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.id !== "body" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (form().querySelector(`button[value=${asNote() ? "note" : "say"}]`));
    if (field()?.value.trim()) form().requestSubmit(button);
  });

  // The draft is forgotten only when the answer stands in the thread: a line may break in between.
  let sending = "";
  const failed = (/** @type {boolean} */ isFailed) => {
    const line = byId("talk-failed");
    if (line) line.hidden = !isFailed;
  };
  document.addEventListener("submit", (event) => {
    if (/** @type {HTMLElement} */ (event.target).id !== "talk-form") return;
    sending = key();
    failed(false);
    sent();
  }, true);
  document.addEventListener("notsent", () => { failed(sending !== ""); sending = ""; });
  document.addEventListener("swapped", () => {
    if (sending && !document.querySelector("#talk-form .talk__warning[role=alert]:not([hidden])")) sessionStorage.removeItem(sending);
    sending = "";
  });

  document.addEventListener("click", (event) => {
    const prepared = /** @type {HTMLElement} */ (event.target).closest("[data-text]");
    const body = field();
    if (!prepared || !body) return;
    body.value = added(body.value, prepared.getAttribute("data-text") ?? "");
    prepared.closest("details")?.removeAttribute("open");
    body.focus();
    keep();
  });

  /** Put the draft of the conversation that is shown now into its empty field. */
  return () => {
    const body = field();
    const draft = sessionStorage.getItem(key());
    if (body && !body.value && draft) body.value = draft;
  };
};
