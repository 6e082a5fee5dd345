/** JSON Pointers (RFC 6901) and the one kind of reference a bundled OpenAPI document uses. */
import { isRecord } from "../json/record.ts";

export type Components = Readonly<Record<string, unknown>>;

const reference = /^#\/components\/schemas\/([\w.-]*[\w-][\w.-]*)((?:\/[^/]*)*)$/;

/** RFC 6901 3: `~` and `/` inside a reference token are written `~0` and `~1`. */
export function escaped(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * @param ref such as `#/components/schemas/Book/properties/title`
 * @returns the component's name and the pointer below it (`/properties/title`, still percent-encoded), or
 * undefined when the reference leads elsewhere
 */
export function parseReference(ref: string): { readonly name: string; readonly below: string } | undefined {
  const [, name, below] = reference.exec(ref) ?? [];
  return name === undefined || below === undefined ? undefined : { name, below };
}

/**
 * @param ref a reference as `parseReference` reads it
 * @param components the document's `components.schemas`
 * @returns the schema it leads to, or undefined when it leads nowhere
 */
export function schemaAt(ref: string, components: Components): unknown {
  const place = parseReference(ref);
  if (place === undefined) return undefined;
  const tokens = place.below.split("/").slice(1).map(unescaped);
  return [place.name, ...tokens].reduce<unknown>(memberOf, components);
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(token) ? value[Number(token)] : undefined;
  return isRecord(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

function unescaped(token: string): string {
  return decoded(token).replaceAll("~1", "/").replaceAll("~0", "~");
}

// RFC 6901 6: inside a URI fragment a pointer is percent-encoded.
function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
