// A script as lines for a reader: the requests, with names for ids and tags, and the responses.
import { fieldNames, fields } from "../../semantics/fields.ts";
import type { Part } from "./captures.ts";
import type { Script, Step } from "./script.ts";
import type { Template } from "./template.ts";

const LONGEST = 160;
/** Whether the content shows it. */
const CONTENT_TYPE = fieldNames.contentType;

/** @returns two lines per request, and one for each of its fields. */
export function readableLines({ steps, named }: Script): readonly string[] {
  return steps.flatMap((step) => stepLines(step, named));
}

function stepLines(
  { exchange, isShown, target, headers, content, captures }: Step,
  named: Script["named"],
): readonly string[] {
  const { request, response } = exchange;
  const sent = content === undefined ? "" : ` ${textOf(content)}`;
  const shown = isShown && response.text !== "" ? ` ${cut(named(response.text))}` : "";
  const captured = captures.map(({ variable, part }) => `; ${sourceOf(part)} is $${variable}`).join("");
  return [
    `${request.method} ${textOf(target)}${sent}`,
    ...headers
      .filter(([name]) => name !== CONTENT_TYPE)
      .map(([name, value]) => `   ${name}: ${textOf(value)}`),
    `-> ${response.status}${shown}${captured}`,
  ];
}

function textOf(template: Template): string {
  return template.map((piece) => (typeof piece === "string" ? piece : `$${piece.variable}`)).join("");
}

function sourceOf(part: Part): string {
  if (part.from === "location") return `the end of ${fields.location.name}`;
  if (part.from === "tag") return fields.etag.name;
  return part.from === "content" ? "the content" : part.name;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}
