// A table of a page. On a narrow screen each row becomes a block with the names of its columns.
import { html } from "hono/html";
import type { Html } from "./prose.ts";

type Cell = string | number | Html | undefined;

/**
 * @param label what the table is about, for screen readers
 * @param columns the names of the columns
 * @param rows the cells, as many per row as there are columns
 * @returns the table; the roles are explicit, because a browser drops those of a table that is not shown as one
 */
export function table(label: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="scroll stacked" role="region" aria-label="${label}" tabindex="0"><table role="table"><thead role="rowgroup"><tr role="row">${columns.map(
    (name) => html`<th role="columnheader" scope="col">${name}</th>`,
  )}</tr></thead><tbody role="rowgroup">
${rows.map(
  (cells) =>
    html`<tr role="row">${cells.map(
      (cell, at) => html`<td role="cell" data-label="${columns[at]}">${cell}</td>`,
    )}</tr>\n`,
)}</tbody></table></div>`;
}
