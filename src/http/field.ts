/** The common parts of field grammars: tokens, quoted-strings, and parts between separators (RFC 9110 5.6). */

// RFC 9110 5.6.2: token = 1*tchar
export const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

// RFC 9110 5.6.4: quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE
export const QUOTED_STRING =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';

/** A line such as `Accept: text/csv`: its name, and its value with the spaces around it (RFC 9112 5). */
export const FIELD_LINE = /* @__PURE__ */ new RegExp(`^(${TOKEN}):(.*)$`, "s");

// RFC 8288 3: link-param = token BWS [ "=" BWS ( token / quoted-string ) ]
// RFC 7240 2: preference = token [ BWS "=" BWS word ]
const PARAMETER = /* @__PURE__ */ new RegExp(`^(${TOKEN})(?:[ \\t]*=[ \\t]*(${TOKEN}|${QUOTED_STRING}))?$`);

const WHOLE_TOKEN = /* @__PURE__ */ new RegExp(`^${TOKEN}$`);

/** @returns whether the text is a token, such as the name of a field (RFC 9110 5.6.2). */
export function isToken(text: string): boolean {
  return WHOLE_TOKEN.test(text);
}

/** The text that a token or a quoted-string represents (RFC 9110 5.6.4). */
export function unquote(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, "$1") : word;
}

/** Reads `name`, `name=token` or `name="text"` as a lower-case name and a value (`""` if there is none). */
export function parseParameter(part: string): readonly [name: string, value: string] | undefined {
  const [, name, word] = PARAMETER.exec(part) ?? [];
  return name === undefined ? undefined : [name.toLowerCase(), unquote(word ?? "")];
}

/** The end of the part that begins at `from`: the next separator outside a quoted-string, or the end of the text. */
export function endOfPart(value: string, separator: "," | ";", from: number): number {
  let quoted = false;
  for (let at = from; at < value.length; at++) {
    const char = value[at];
    if (quoted && char === "\\") at++;
    else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) return at;
  }
  return value.length;
}

/** The trimmed parts between separators, without empty ones, as RFC 9110 5.6.1.2 requires of a recipient. */
export function splitParts(value: string, separator: "," | ";"): readonly string[] {
  // The usual case, many times faster.
  if (!value.includes('"')) return value.split(separator).map(trimSpace).filter(Boolean);
  const parts: string[] = [];
  for (let at = 0; at <= value.length; ) {
    const end = endOfPart(value, separator, at);
    const part = trimSpace(value.slice(at, end));
    if (part !== "") parts.push(part);
    at = end + 1;
  }
  return parts;
}

// RFC 9110 5.6.3: OWS = *( SP / HTAB ). A regular expression for trailing space would take quadratic time.
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  if (!isSpace(text[0]) && !isSpace(text[end - 1])) return text;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
}

function isSpace(char: string | undefined): boolean {
  return char === " " || char === "\t";
}
