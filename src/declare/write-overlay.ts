// Writes declarations as an OpenAPI Overlay, so that the document stays unchanged.
import { isSeq, parseDocument, stringify } from "yaml";
import { parsePointer } from "../json/pointer.ts";
import { ASKED, inComment, type Written, withoutQuestions, yamlMember } from "./write-document.ts";

/**
 * @param title of the document
 * @param written the proposals with the places of their operations in the document
 * @param before the text of the overlay file, if there is one; it keeps its actions
 * @returns the text of an Overlay with one action per declaration; a question is a comment
 */
export function writeOverlay(title: string, written: readonly Written[], before?: string): string {
  const head = before === undefined ? headOf(title) : endedLine(withoutQuestions(before));
  const indent = before === undefined ? "  " : indentOfActions(head);
  const actions = written.map(({ proposal, place }) => {
    const target = JSON.stringify(jsonPath(parsePointer(place.pointer.slice(1)) ?? []));
    if (proposal.declaration === undefined) {
      const { method, path } = proposal.operation;
      return `${indent}${ASKED}${inComment(`${method} ${path}: ${proposal.question}`)}\n`;
    }
    return [
      `${indent}# ${inComment(proposal.evidence)}`,
      `${indent}- target: ${target}`,
      `${indent}  update:`,
      `${indent}    ${yamlMember(proposal.declaration)}`,
      "",
    ].join("\n");
  });
  return head + actions.join("");
}

function headOf(title: string): string {
  const info = stringify({ title: `Method semantics of ${title}`, version: "1.0.0" });
  return `overlay: 1.0.0\ninfo:\n${info.replaceAll(/^(?=.)/gm, "  ")}actions:\n`;
}

function endedLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** The indentation of the list of actions, which has to be the last member of the file. */
function indentOfActions(text: string): string {
  const document = parseDocument(text, { logLevel: "silent" });
  const actions = document.get("actions", true);
  const end = isSeq(actions) && actions.flow !== true ? (actions.range?.[1] ?? 0) : 0;
  if (text.slice(end).trim() !== "")
    throw new Error("cannot add to this overlay: write `actions` as a block list at the end of the file");
  const start = isSeq(actions) ? (actions.range?.[0] ?? 0) : 0;
  return " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
}

/** @returns a normalized path (RFC 9535 2.7). */
export function jsonPath(tokens: readonly string[]): string {
  const segments = tokens.map((token) =>
    /^[A-Za-z_]\w*$/.test(token)
      ? `.${token}`
      : `['${token.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`,
  );
  return `$${segments.join("")}`;
}
