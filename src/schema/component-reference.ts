/** The one kind of reference that a bundled OpenAPI document uses: into `components.schemas`. */
import { decodeFragment, resolvePointer } from "../json/pointer.ts";

export type Components = Readonly<Record<string, unknown>>;

const REFERENCE = /^#\/components\/schemas\/([\w.-]*[\w-][\w.-]*)((?:\/[^/]*)*)$/;

/**
 * @param ref such as `#/components/schemas/Book/properties/title`
 * @returns the component's name and the pointer below it (`/properties/title`, still percent-encoded), or
 * undefined when the reference leads elsewhere
 */
export function parseReference(ref: string): { readonly name: string; readonly below: string } | undefined {
  const [, name, below] = REFERENCE.exec(ref) ?? [];
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
  return resolvePointer(components, `/${place.name}${decodeFragment(place.below)}`);
}
