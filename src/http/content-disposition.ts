/** `Content-Disposition: form-data` of the parts of a form (RFC 7578 4.2). */
import { trimSpace } from "./field.ts";

export type PartNames = {
  readonly name: string;
  /** Without folders; `undefined`: the part is not a file. */
  readonly fileName: string | undefined;
};

/**
 * Reads names as browsers write them: in UTF-8, with `%22`, `%0D` and `%0A` for the characters that end a text or a line
 * (WHATWG HTML 4.10.22.8), or with a backslash before a quotation mark. `filename*` is ignored, as RFC 7578 4.2 forbids it.
 *
 * @param value the value of the field
 * @returns the name and the name of the file; `undefined` if the value is malformed, or names a parameter twice
 */
export function parseFormPart(value: string): PartNames | undefined {
  const start = value.indexOf(";");
  if (start < 0 || trimSpace(value.slice(0, start)).toLowerCase() !== "form-data") return undefined;
  const parameters = readParameters(value, start);
  const name = parameters?.get("name");
  if (name === undefined) return undefined;
  const fileName = parameters?.get("filename");
  return { name: unescaped(name), fileName: fileName && baseName(unescaped(fileName)) };
}

/** RFC 7578 4.2: a folder in the name of a file must not be followed. */
function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function unescaped(text: string): string {
  return text.replaceAll('\\"', '"').replace(/%(?:22|0[AD])/gi, (code) => decodeURIComponent(code));
}

/** `; name="a"; filename="b.png"`: the texts between the quotation marks, with their escapes. */
function readParameters(value: string, start: number): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (let at = start; at < value.length; ) {
    const equals = value.indexOf("=", at);
    const name = trimSpace(value.slice(at + 1, equals < 0 ? undefined : equals)).toLowerCase();
    // A semicolon may be the last character.
    if (equals < 0) return name === "" ? found : undefined;
    const isQuoted = value[equals + 1] === '"';
    const from = isQuoted ? equals + 2 : equals + 1;
    const to = isQuoted ? endOfText(value, from) : endOfToken(value, from);
    if (to < 0 || name === "" || found.has(name)) return undefined;
    found.set(name, isQuoted ? value.slice(from, to) : trimSpace(value.slice(from, to)));
    const next = isQuoted ? to + 1 : to;
    at = value.indexOf(";", next) < 0 ? value.length : value.indexOf(";", next);
    if (trimSpace(value.slice(next, at)) !== "") return undefined;
  }
  return found;
}

/** @returns the place of the quotation mark that ends the text; -1 if there is none. */
function endOfText(value: string, from: number): number {
  let at = value.indexOf('"', from);
  while (at > 0 && value[at - 1] === "\\") at = value.indexOf('"', at + 1);
  return at;
}

function endOfToken(value: string, from: number): number {
  const end = value.indexOf(";", from);
  return end < 0 ? value.length : end;
}
