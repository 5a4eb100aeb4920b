// @ts-check
// What this browser knows of the conversation, as a value. Frames go in, a new value comes out.

/**
 * @typedef {{seq: number, id: string, cid: string, from: {id: string, kind: string, name: string},
 *   kind: string, body: string, card: any, tap: any, change: any, at: string}} Entry
 * @typedef {{id: string, kind: string, name: string, delivered: number, read: number}} Person
 * @typedef {{conv: string|null, epoch: string|null, me: string|null, head: number, position: number,
 *   more: boolean, entries: Entry[], people: Person[]}} Thread
 */

/** @returns {Thread} */
export const emptyThread = () => ({
  conv: null, epoch: null, me: null, head: 0, position: 0, more: false, entries: [], people: [],
});

/**
 * A page read over HTTP: the newest one, or one further back. With the latter come later changes of what it shows; those
 * beyond the position are left to the line, which brings them with all that lies between.
 * @param {Thread} thread @param {any} page @returns {Thread}
 */
export function withPage(thread, page) {
  const known = new Set(thread.entries.map((entry) => entry.seq));
  const isNew = (/** @type {Entry} */ { seq }) => !known.has(seq) && (!thread.entries.length || seq <= thread.position);
  const fresh = page.entries.filter(isNew);
  const entries = [...fresh, ...thread.entries].sort((a, b) => a.seq - b.seq);
  const last = entries.at(-1)?.seq ?? 0;
  const isOldest = !thread.entries.length || (fresh[0] && fresh[0].seq < thread.entries[0].seq);
  return {
    ...thread,
    entries,
    more: isOldest ? page.more : thread.more,
    position: Math.max(thread.position, last),
    head: Math.max(thread.head, page.head ?? last),
    epoch: thread.epoch ?? page.epoch ?? null,
    people: page.people ?? thread.people,
    me: thread.me ?? page.me ?? null,
  };
}

/**
 * One entry as it comes over the socket. What is known already changes nothing; a hole is reported, so that
 * the caller asks again from its position.
 * @param {Thread} thread @param {Entry} entry @returns {{thread: Thread, gap: boolean}}
 */
export function withEntry(thread, entry) {
  if (entry.seq <= thread.position) return { thread, gap: false };
  if (entry.seq !== thread.position + 1) return { thread, gap: true };
  return {
    thread: {
      ...thread,
      entries: [...thread.entries, entry],
      position: entry.seq,
      head: Math.max(thread.head, entry.seq),
    },
    gap: false,
  };
}

/** @param {Thread} thread @param {any} frame @returns {Thread} */
export const withWelcome = (thread, frame) => ({
  ...thread, conv: frame.conv, epoch: frame.epoch, me: frame.me, people: frame.people, head: Math.max(thread.head, frame.head),
});

/**
 * Receipts only ever grow. Whoever the welcome did not name is somebody of the team who has come since.
 * @param {Thread} thread @param {{who: string, delivered: number, read: number}} seen @returns {Thread}
 */
export function withSeen(thread, seen) {
  const known = thread.people.find((person) => person.id === seen.who);
  const before = known ?? { id: seen.who, kind: "staff", name: "", delivered: 0, read: 0 };
  const now = { ...before, delivered: Math.max(before.delivered, seen.delivered ?? 0), read: Math.max(before.read, seen.read ?? 0) };
  return { ...thread, people: known ? thread.people.map((person) => (person === known ? now : person)) : [...thread.people, now] };
}

/**
 * sent, delivered or read: the furthest that anybody else has got with it. The assistant keeps no receipts:
 * what it has answered, it has read.
 * @param {Thread} thread @param {number} seq
 */
export function receipt(thread, seq) {
  const others = thread.people.filter((person) => person.id !== thread.me);
  const answered = thread.entries.findLast((entry) => entry.from.kind === "assistant")?.seq ?? 0;
  if (answered > seq || others.some((person) => person.read >= seq)) return "read";
  return others.some((person) => person.delivered >= seq) ? "delivered" : "sent";
}

/** What later entries changed: card states and deletions by sequence @param {Entry[]} entries */
export function changes(entries) {
  /** @type {Map<number, {state?: string, deleted?: boolean, data?: any}>} */
  const byTarget = new Map();
  for (const { change } of entries) {
    if (!change) continue;
    const known = byTarget.get(change.target) ?? {};
    if (change.what === "card") byTarget.set(change.target, { ...known, state: change.data?.state, data: { ...known.data, ...change.data } });
    else if (["deleted", "deletion", "erased", "erasure"].includes(change.what)) byTarget.set(change.target, { ...known, deleted: true });
  }
  return byTarget;
}

/** Whether an entry takes a place in the log @param {Entry} entry */
export const isShown = (entry) => entry.kind !== "change";

/** How many shown entries of others lie above a position @param {Thread} thread @param {number} above */
export const unreadCount = (thread, above) =>
  thread.entries.filter((entry) => entry.seq > above && isShown(entry) && entry.from.kind !== "diner").length;

/** How far this diner has read, by the server's own record @param {Thread} thread */
export const myRead = (thread) => thread.people.find((person) => person.id === thread.me)?.read ?? 0;
