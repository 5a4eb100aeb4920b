// @ts-check
// The filter of the start page answers while you type; without scripts the form asks the server.
import { matches } from "./lib/find.js";

const field = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const houses = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-find]")]);
const nobody = /** @type {HTMLElement} */ (document.querySelector("[data-nobody]"));
const sorry = nobody.dataset.nobody ?? "";

field.addEventListener("input", () => {
  for (const house of houses) house.hidden = !matches(house.dataset.find ?? "", field.value);
  nobody.textContent = houses.every((house) => house.hidden) ? sorry : "";
});
field.form?.addEventListener("submit", (event) => event.preventDefault());
