// @ts-check
// Text of people never becomes HTML: it is cut into parts, and only https and mailto become links.

// A word is taken whole, with an address's second half or without: looking for "@" from each of its letters anew
// would make a long message slow to draw.
const LINK = /https:\/\/[^\s<>"'\u0000-\u001f]+|(?:(?!https:\/\/)[\w.+-])+(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?/gi;
const TRAILING = /[.,;:!?)\]}'"…»“”]+$/u;

/**
 * @param {string} text
 * @returns {{text: string, href?: string}[]} the text in order, links marked
 */
export function linkParts(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = match[0].replace(TRAILING, "");
    const href = safeHref(found);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** @param {string} found */
function safeHref(found) {
  if (!/^https:\/\//i.test(found)) return found.includes("@") ? `mailto:${found}` : "";
  try {
    const url = new URL(found);
    return url.protocol === "https:" && !url.username && !url.password ? url.href : "";
  } catch {
    return "";
  }
}

/** @param {string} text @returns {string[]} paragraphs, parted by blank lines */
export const paragraphs = (text) => text.split(/\n{2,}/).filter((part) => part.trim());
