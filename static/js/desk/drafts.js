// @ts-check
/* What was written and not sent yet, of each conversation; it survives a reload.
   Whether it is a note goes with the words: what was meant for the team must never come back as an answer to the guest. */

/** @typedef {{text: string, note: boolean}} Draft */

/** Both one after the other; with a note among them all of it is a note. @param {Draft} first @param {Draft} then @returns {Draft} */
export const joined = (first, then) => {
  if (!first.text.trim()) return then;
  if (!then.text.trim()) return first;
  return { text: `${first.text}\n${then.text}`, note: first.note || then.note };
};

const place = (/** @type {string} */ conversation) => `draft-${conversation}`;

/** @param {string} conversation @param {Draft} draft one without words is forgotten */
export const keep = (conversation, draft) => {
  if (draft.text) sessionStorage.setItem(place(conversation), JSON.stringify(draft));
  else sessionStorage.removeItem(place(conversation));
};

/** @param {string} conversation @returns {Draft} */
export const kept = (conversation) => {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(conversation)) ?? "null");
    if (typeof found?.text === "string") return { text: found.text, note: found.note === true };
  } catch { /* somebody else's entry */ }
  return { text: "", note: false };
};
