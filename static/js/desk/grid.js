// @ts-check
/* Walking a table whose cells span several columns. */

/** The column at which a cell begins, given the spans of its row.
 * @param {number[]} spans @param {number} index */
export const columnOf = (spans, index) => spans.slice(0, index).reduce((sum, span) => sum + span, 0);

/** The index of the cell that covers a column.
 * @param {number[]} spans @param {number} column */
export const cellAt = (spans, column) => {
  let end = 0;
  for (let index = 0; index < spans.length; index += 1) {
    end += spans[index];
    if (column < end) return index;
  }
  return spans.length - 1;
};

const cellsOf = (/** @type {Element} */ row) => /** @type {HTMLTableCellElement[]} */ ([...row.querySelectorAll("td")]);
const linkIn = (/** @type {Element | undefined} */ cell) => /** @type {HTMLElement | null} */ (cell?.querySelector("a") ?? null);
const firstLink = (/** @type {Element[]} */ cells) => linkIn(cells.find((each) => linkIn(each)));

/** @param {HTMLTableRowElement} row @param {number} index @param {boolean} down */
const vertically = (row, index, down) => {
  const column = columnOf(cellsOf(row).map((each) => each.colSpan), index);
  const rows = [...(row.closest("table")?.querySelectorAll("tbody tr:not(.grp)") ?? [])];
  const at = rows.indexOf(row);
  for (const other of down ? rows.slice(at + 1) : rows.slice(0, at).reverse()) {
    const there = cellsOf(other);
    const link = linkIn(there[cellAt(there.map((each) => each.colSpan), column)]);
    if (link) return link;
  }
  return null;
};

/** The link to focus from this cell by an arrow key, Home or End; null for other keys or at the edge.
 * @param {Element} cell @param {string} key @returns {HTMLElement | null} */
export const step = (cell, key) => {
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  const cells = cellsOf(row);
  const index = cells.indexOf(/** @type {HTMLTableCellElement} */ (cell));
  switch (key) {
    case "ArrowRight": return firstLink(cells.slice(index + 1));
    case "ArrowLeft": return firstLink(cells.slice(0, index).reverse());
    case "Home": return firstLink(cells);
    case "End": return firstLink([...cells].reverse());
    case "ArrowDown": return vertically(row, index, true);
    case "ArrowUp": return vertically(row, index, false);
    default: return null;
  }
};
