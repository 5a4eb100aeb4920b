// @ts-check
/* Guests by name or number, while a caller is being entered. */

const PAUSE_MS = 150;
const list = () => /** @type {HTMLElement | null} */ (document.getElementById("e-found"));
/** @typedef {{id: string, name: string, phone: string, hint: string}} Guest */

/** @param {HTMLFormElement} form @param {string} name */
const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {HTMLInputElement} input @param {Guest} guest */
const take = (input, guest) => {
  const form = /** @type {HTMLFormElement} */ (input.form);
  input.value = guest.name;
  field(form, "phone").value = guest.phone;
  field(form, "guest").value = guest.id;
  const found = list();
  if (found) found.hidden = true;
  field(form, "size").focus();
  field(form, "size").select();
};

/** @param {HTMLInputElement} input @param {Guest} guest */
const entry = (input, guest) => {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const hint = document.createElement("small");
  button.type = "button";
  hint.textContent = guest.hint;
  button.append(guest.name, hint);
  button.addEventListener("click", () => take(input, guest));
  item.append(button);
  return item;
};

/** @param {HTMLInputElement} input @param {string} url */
const find = async (input, url) => {
  const found = list();
  const asked = input.value.trim();
  if (!found) return;
  if (asked.length < 2) {
    found.hidden = true;
    return;
  }
  const answer = await fetch(`${url}?q=${encodeURIComponent(asked)}`, { credentials: "same-origin" }).catch(() => null);
  const { guests } = /** @type {{guests: Guest[]}} */ (answer?.ok ? await answer.json() : { guests: [] });
  // Late, when somebody has gone on, the list would lie over the field that they want to tap.
  if (input.value.trim() !== asked || document.activeElement !== input) return;
  found.replaceChildren(...guests.map((guest) => entry(input, guest)));
  found.hidden = guests.length === 0;
};

/** The index reached in a list of choices by an arrow key.
 * @param {number} at @param {number} count @param {string} key */
export const walked = (at, count, key) => Math.max(0, Math.min(count - 1, at + (key === "ArrowDown" ? 1 : -1)));

/** @param {() => string} url */
export const findGuests = (url) => {
  let pause = 0;
  document.addEventListener("input", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!input.matches("[data-find]") || !input.form) return;
    field(input.form, "guest").value = "";
    clearTimeout(pause);
    pause = setTimeout(find, PAUSE_MS, input, url());
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const found = list();
    if (!found || found.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const buttons = [...found.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (target));
    if (at < 0 && !target.matches("[data-find]")) return;
    event.preventDefault();
    buttons[walked(at, buttons.length, event.key)].focus();
  });
};
