// @ts-check
// What somebody has begun to fill in before the scripts came. The page is then drawn anew; their words and the cursor stay.

/** @param {Element} root @returns {any[]} */
const fields = (root) => [...root.querySelectorAll("[data-seq] :is(input:not([type=hidden]), select, textarea)")];

/** The same field of the same card, whoever drew it @param {any} field */
const keyOf = (field) => `${field.closest("[data-seq]").dataset.seq} ${field.name} ${field.type === "checkbox" ? field.value : ""}`;

/** Fields that take a cursor say where it is; those for numbers and dates throw when it is set @param {any} field */
const cursorOf = (field) => (typeof field.selectionStart === "number" ? [field.selectionStart, field.selectionEnd] : null);

/** Keep what is filled in; the answer puts it into what was drawn since @param {Element} root @returns {() => void} */
export function keepTyped(root) {
  const kept = new Map();
  for (const field of fields(root)) {
    const isOn = field === document.activeElement;
    if (!isOn && field.value === field.defaultValue && field.checked === field.defaultChecked) continue;
    kept.set(keyOf(field), { value: field.value, checked: field.checked, isOn, cursor: isOn && cursorOf(field) });
  }
  return () => {
    for (const field of fields(root)) {
      const was = kept.get(keyOf(field));
      if (!was) continue;
      if (field.type === "checkbox") field.checked = was.checked;
      else field.value = was.value;
      if (was.isOn) field.focus({ preventScroll: true });
      if (was.cursor && cursorOf(field)) field.setSelectionRange(...was.cursor);
    }
  };
}
