// @ts-check
// The field below: Enter sends, Shift+Enter breaks, and what is half written survives.

const TYPING_EVERY_MS = 3_000;
const TYPING_STOPS_MS = 5_000;
const DRAFT_AFTER_MS = 300;

export class Composer {
  #saidTypingAt = 0;
  #stopTimer = 0;
  #draftTimer = 0;

  /** @param {HTMLFormElement} form @param {{send: (body: string) => void, typing: (on: boolean) => void, draft: (body: string) => void}} calls */
  constructor(form, calls) {
    this.form = form;
    this.calls = calls;
    this.field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("body"));
    this.field.addEventListener("keydown", (event) => this.#onKey(event));
    this.field.addEventListener("input", () => this.#onInput());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** @param {string} body what was half written before; it never overwrites what is written now */
  restore(body) {
    if (!this.field.value && body) this.field.value = body;
    this.#grow();
  }

  /** Write the draft now; the page may go away. */
  keep() {
    clearTimeout(this.#draftTimer);
    this.calls.draft(this.field.value);
  }

  #submit() {
    const body = this.field.value.trim();
    if (!body) return;
    this.field.value = "";
    this.#grow();
    this.#stopTyping();
    this.keep();
    this.calls.send(body);
    this.field.focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#submit();
  }

  #onInput() {
    this.#grow();
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.keep(), DRAFT_AFTER_MS);
    clearTimeout(this.#stopTimer);
    if (!this.field.value.trim()) return this.#stopTyping();
    if (Date.now() - this.#saidTypingAt > TYPING_EVERY_MS) {
      this.#saidTypingAt = Date.now();
      this.calls.typing(true);
    }
    this.#stopTimer = setTimeout(() => this.#stopTyping(), TYPING_STOPS_MS);
  }

  #stopTyping() {
    clearTimeout(this.#stopTimer);
    if (this.#saidTypingAt) this.calls.typing(false);
    this.#saidTypingAt = 0;
  }

  /** Browsers without field-sizing get their rows counted. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.rows = Math.min(6, Math.max(1, this.field.value.split("\n").length));
  }
}
