// Content that names its resource has to agree with the URL (RFC 9110 9.3.4).
import type { Contract, Operation } from "../../contract/operation.ts";
import { isRecord } from "../../json/record.ts";
import { namesOfAddress } from "../../laws/shared/about.ts";
import { schemasOfMember } from "../../laws/shared/shapes.ts";
import type { Sending } from "../../laws/world.ts";
import type { FaultsIn } from "../../schema/validity.ts";

/**
 * @param faultsIn validates a value by a schema of the document
 * @returns the same request, with the ids in its content taken from the path if they were valid; `text` is unchanged
 */
export function namedAsAddressed(
  contract: Contract,
  operation: Operation,
  sending: Sending,
  faultsIn: FaultsIn,
): Sending {
  const { content } = sending;
  if (!isRecord(content)) return sending;
  const pairs = Object.entries(namesOfAddress(operation)).filter(([name]) => Object.hasOwn(content, name));
  if (pairs.length === 0) return sending;
  const named = pairs.flatMap(([name, parameter]) => {
    const schemas = schemasOfMember(operation, contract, name);
    const fits = (value: unknown): boolean =>
      schemas.every((schema) => (faultsIn(schema, value) ?? []).length === 0);
    const own = sending.path[parameter] ?? "";
    // A deliberate fault stays.
    if (!fits(content[name])) return [];
    const value = [own, Number(own)].find(fits);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...sending, content: { ...content, ...Object.fromEntries(named) } };
}
