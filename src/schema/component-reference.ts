/** References into `components.schemas`, the only ones in a bundled OpenAPI document. */
import { decodeFragment, resolvePointer } from "../json/pointer.ts";

export type Components = Readonly<Record<string, unknown>>;

const REFERENCE = /^#\/components\/schemas\/(\.*[\w-][\w.-]*)((?:\/[^/]*)*)$/;

/**
 * @param ref such as `#/components/schemas/Book/properties/title`
 * @returns the component's name and the pointer below it (`/properties/title`, still percent-encoded), or
 * undefined for any other reference
 */
export function parseReference(ref: string): { readonly name: string; readonly below: string } | undefined {
  const [, name, below] = REFERENCE.exec(ref) ?? [];
  return name === undefined || below === undefined ? undefined : { name, below };
}

/**
 * @param ref a reference that `parseReference` can parse
 * @param components the document's `components.schemas`
 * @returns the schema that it refers to, or undefined if there is none
 */
export function schemaAt(ref: string, components: Components): unknown {
  const place = parseReference(ref);
  if (place === undefined) return undefined;
  return resolvePointer(components, `/${place.name}${decodeFragment(place.below)}`);
}
