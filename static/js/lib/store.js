// @ts-check
// What must outlive a reload: unsent messages and drafts. Nothing is opened before the first message.

const NAME = "stammtisch";

/** @param {IDBRequest} request @returns {Promise<any>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("outbox", { keyPath: "cid" }).createIndex("house", "house");
    request.result.createObjectStore("drafts", { keyPath: "house" });
  };
  return done(request);
}

/** The browser's store, or memory where a browser grants none (private windows). */
export class Store {
  /** @type {Promise<IDBDatabase|null>|null} */
  #db = null;
  #memory = { outbox: new Map(), drafts: new Map() };

  /** @param {"outbox"|"drafts"} table @param {IDBTransactionMode} mode @param {(s: IDBObjectStore) => IDBRequest} work */
  async #run(table, mode, work) {
    this.#db ??= open().catch(() => null);
    const db = await this.#db;
    return db ? done(work(db.transaction(table, mode, { durability: "strict" }).objectStore(table))) : undefined;
  }

  /** @param {"outbox"|"drafts"} table @param {any} row */
  async put(table, row) {
    this.#memory[table].set(row.cid ?? row.house, row);
    await this.#run(table, "readwrite", (store) => store.put(row)).catch(() => undefined);
  }

  /** @param {"outbox"|"drafts"} table @param {string} key */
  async remove(table, key) {
    this.#memory[table].delete(key);
    await this.#run(table, "readwrite", (store) => store.delete(key)).catch(() => undefined);
  }

  /** Unsent messages of a house, oldest first @param {string} house */
  async unsent(house) {
    const rows = await this.#run("outbox", "readonly", (store) => store.index("house").getAll(house)).catch(() => undefined);
    const all = rows ?? [...this.#memory.outbox.values()].filter((row) => row.house === house);
    return all.sort((/** @type {any} */ a, /** @type {any} */ b) => a.n - b.n);
  }

  /** @param {string} house @returns {Promise<string>} */
  async draft(house) {
    const row = await this.#run("drafts", "readonly", (store) => store.get(house)).catch(() => undefined);
    return (row ?? this.#memory.drafts.get(house))?.body ?? "";
  }

  /** Whether this browser already holds our store; asking creates nothing. */
  static async exists() {
    try {
      return (await indexedDB.databases()).some((db) => db.name === NAME);
    } catch {
      return false;
    }
  }
}
