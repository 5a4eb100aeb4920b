// @ts-check
import { html } from "../../vendor/lit.js";

let sprite = "";

/** @param {string} url of static/icons.svg */
export const setSprite = (url) => { sprite = url; };

/** A decorative icon; the word stands beside it @param {string} name */
export const icon = (name) => html`<svg class="i" aria-hidden="true"><use href="${sprite}#${name}"></use></svg>`;
