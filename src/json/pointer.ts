/** JSON pointers, which identify a value in a JSON document (RFC 6901). */

// RFC 6901 4: array-index = %x30 / ( %x31-39 *(%x30-39) )
const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;

/** Writes a pointer: `["a/b", 0]` is `/a~1b/0`, and no tokens are the whole document. RFC 6901 3. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escaped(String(token))}`).join("");
}

function escaped(token: string): string {
  if (!token.includes("~") && !token.includes("/")) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Reads a pointer into unescaped tokens; `undefined` if it is malformed. RFC 6901 3, 4. */
export function parsePointer(text: string): readonly string[] | undefined {
  // json-pointer = *( "/" reference-token ); escaped = "~" ( "0" / "1" )
  if (text === "") return [];
  if (!text.startsWith("/") || /~(?![01])/.test(text)) return undefined;
  const tokens = text.slice(1).split("/");
  if (!text.includes("~")) return tokens;
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * The value at a pointer; `undefined` if there is none or the pointer is malformed.
 *
 * Only own members count, never inherited ones such as `constructor`. RFC 6901 4.
 */
export function resolvePointer(value: unknown, pointer: string): unknown {
  const tokens = parsePointer(pointer);
  return tokens === undefined ? undefined : resolveTokens(value, tokens);
}

/** The value at the end of a parsed pointer's tokens; `undefined` if there is none. RFC 6901 4. */
export function resolveTokens(value: unknown, tokens: readonly string[]): unknown {
  let found = value;
  for (const token of tokens) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, token)) return undefined;
    if (Array.isArray(found) && !ARRAY_INDEX.test(token)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[token];
  }
  return found;
}

/**
 * Writes a pointer as a URI fragment: `/a b#c` is `#/a%20b%23c`. RFC 6901 6.
 *
 * A lone surrogate, which a URI cannot contain, becomes U+FFFD.
 */
export function formatFragment(pointer: string): string {
  // Most names of members need no escape.
  if (/^[\w/-]*$/.test(pointer)) return `#${pointer}`;
  // RFC 3986 3.5: a fragment has no "#" of its own.
  return `#${encodeURI(pointer.toWellFormed()).replaceAll("#", "%23")}`;
}

/** The percent-decoded pointer in a URI fragment; unchanged if its escapes are malformed. RFC 6901 6. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
