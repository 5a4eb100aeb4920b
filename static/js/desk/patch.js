// @ts-check
/* Brings a log to the state of a fresh copy and leaves in place what stays: an entry is put in once, and so read aloud once. */

/** What makes a line of the log the same one @param {Element} line */
export const keyOf = (line) => `${line.getAttribute("data-kind") ?? line.nodeName} ${line.getAttribute("data-seq") ?? line.textContent}`;

/** @param {Element} old @param {Element} fresh */
const attributes = (old, fresh) => {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? "";
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

/** Inside a line place by place: a tick that turns into another is no new entry. @param {Node} old @param {Node} fresh */
const within = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName) {
    /** @type {ChildNode} */ (old).replaceWith(document.adoptNode(fresh));
  } else if (old instanceof Element && fresh instanceof Element) {
    attributes(old, fresh);
    const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
    after.forEach((each, place) => (before[place] ? within(before[place], each) : old.append(document.adoptNode(each))));
    before.slice(after.length).forEach((each) => each.remove());
  } else old.nodeValue = fresh.nodeValue;
};

/** @param {Element} log @param {Element} fresh */
export const patchLog = (log, fresh) => {
  attributes(log, fresh);
  const wanted = new Set([...fresh.children].map(keyOf));
  /** @type {Map<string, Element>} */
  const lines = new Map();
  for (const line of [...log.children]) {
    const key = keyOf(line);
    if (wanted.has(key) && !lines.has(key)) lines.set(key, line);
    else line.remove();
  }
  let place = log.firstElementChild;
  for (const line of [...fresh.children]) {
    const kept = lines.get(keyOf(line));
    lines.delete(keyOf(line));
    if (kept) within(kept, line);
    if (kept && kept === place) place = place.nextElementSibling;
    else log.insertBefore(kept ?? document.adoptNode(line), place);
  }
};
