// @ts-check
/* Writing an answer or a note: Enter sends, prepared texts are put in, and nothing that is typed gets lost, also not
   while what was sent before is still on its way. */
import { joined, keep, kept } from "./drafts.js";

/** @typedef {import("./drafts.js").Draft} Draft */
const NOTHING = { text: "", note: false };
const byId = (/** @type {string} */ id) => document.getElementById(id);
export const field = () => /** @type {HTMLTextAreaElement | null} */ (byId("body"));
const form = () => /** @type {HTMLFormElement | null} */ (byId("talk-form"));
const asNote = () => document.querySelector("#talk-form [name=as][value=note]:checked") !== null;
const isRefused = () => document.querySelector("#talk-form .talk__warning[role=alert]:not([hidden])") !== null;
const written = () => ({ text: field()?.value ?? "", note: asNote() });

/** The text with a prepared one added @param {string} before @param {string} prepared */
export const added = (before, prepared) => (before.trim() ? `${before.trimEnd()} ${prepared}` : prepared);

const hint = (/** @type {HTMLTextAreaElement} */ body) => { body.placeholder = (asNote() ? body.dataset.note : body.dataset.answer) ?? ""; };

/** @param {Draft} draft */
const show = ({ text, note }) => {
  const body = field();
  const choice = /** @type {HTMLInputElement | null} */ (document.querySelector(`#talk-form [name=as][value=${note ? "note" : "say"}]`));
  if (!body || !choice) return;
  body.value = text;
  choice.checked = true;
  hint(body);
};

const fail = (/** @type {boolean} */ isFailed) => {
  const line = byId("talk-failed");
  if (line) line.hidden = !isFailed;
};

/** What is on its way stands in the thread, pale, until the server has answered. @param {string} text */
const pale = (text) => {
  const line = byId("talk-leaving");
  const words = line?.querySelector(".bub");
  if (!line || !words) return;
  words.textContent = text;
  line.hidden = !text;
  line.parentElement?.scrollTo(0, line.parentElement.scrollHeight);
};

/** @param {{conversation: () => string, typed: () => void, sent: () => void}} talk */
export const answering = ({ conversation, typed, sent }) => {
  /** What was sent last and has not been answered yet. `then` is what was written in the
   * same conversation since. @type {{form: HTMLFormElement, conversation: string, draft: Draft, then: Draft} | null} */
  let leaving = null;
  /** Which words bear which id: sent again they keep it, other words need another. */
  let last = { cid: "", text: "" };
  let sendsAgain = false;
  /** Where the cursor stood in the field that is being replaced. @type {[number, number] | null} */
  let cursor = null;
  const keepAll = () => {
    if (!field()) return;
    const isOnItsWay = leaving?.conversation === conversation();
    if (leaving && isOnItsWay) leaving.then = written();
    keep(conversation(), leaving && isOnItsWay ? joined(leaving.draft, leaving.then) : written());
  };

  const send = () => {
    if (!field()?.value.trim()) return;
    const button = /** @type {HTMLButtonElement | null} */ (form()?.querySelector(`button[value=${asNote() ? "note" : "say"}]`));
    form()?.requestSubmit(button);
  };

  document.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const body = field();
    if (target.id === "body") {
      if (!asNote()) typed();
      keepAll();
    }
    if (!target.matches("#talk-form [name=as]") || !body) return;
    hint(body);
    keepAll();
    body.focus();
  });

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.id !== "body" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    if (leaving) { // one after the other, in the order in which they were written
      event.preventDefault();
      event.stopImmediatePropagation();
      sendsAgain = true;
      return;
    }
    const cid = /** @type {HTMLInputElement | null} */ (form()?.querySelector("[name=cid]"));
    const { text } = written();
    if (cid && cid.value === last.cid && text !== last.text) cid.value = crypto.randomUUID();
    last = { cid: cid?.value ?? "", text };
    fail(false);
    sent();
  }, true);

  const isMine = (/** @type {Event} */ event) => leaving !== null && /** @type {CustomEvent} */ (event).detail === leaving.form;

  document.addEventListener("sending", (event) => {
    const [body, mine] = [field(), form()];
    if (!body || !mine || /** @type {CustomEvent} */ (event).detail !== mine) return;
    leaving = { form: mine, conversation: conversation(), draft: written(), then: NOTHING };
    body.value = "";
    pale(leaving.draft.text);
  });

  document.addEventListener("answered", (event) => {
    if (!leaving || !isMine(event)) return;
    keep(leaving.conversation, leaving.then);
    leaving = null;
    pale("");
  });

  document.addEventListener("notsent", (event) => {
    if (!leaving || !isMine(event)) return;
    if (leaving.conversation === conversation()) show(joined(leaving.draft, written()));
    [leaving, sendsAgain] = [null, false];
    pale("");
    fail(true);
  });

  document.addEventListener("settled", () => {
    if (!sendsAgain || leaving) return;
    sendsAgain = false;
    if (!isRefused()) send();
  });

  document.addEventListener("swapping", () => {
    const body = field();
    cursor = body && document.activeElement === body ? [body.selectionStart, body.selectionEnd] : null;
    keepAll();
  });

  document.addEventListener("click", (event) => {
    const prepared = /** @type {HTMLElement} */ (event.target).closest("[data-text]");
    const body = field();
    if (!prepared || !body) return;
    body.value = added(body.value, prepared.getAttribute("data-text") ?? "");
    prepared.closest("details")?.removeAttribute("open");
    body.focus();
    keepAll();
  });

  /** Put what was not sent into the fresh field of the conversation that is shown now, and go on there. */
  return () => {
    const at = cursor;
    cursor = null;
    const mine = leaving?.conversation === conversation() ? leaving : null;
    const draft = mine ? mine.then : joined(written(), kept(conversation()));
    if (draft.text) show(draft);
    if (mine) pale(mine.draft.text);
    if (at) field()?.focus();
    if (at) field()?.setSelectionRange(at[0], at[1]);
  };
};
