/** JSON merge patch (RFC 7396). */
import { isRecord } from "../json/record.ts";

/**
 * Applies `patch` to `target`: `null` removes a member, an object is merged, anything else replaces.
 *
 * Neither argument is changed; the result may share parts with both. Recursion is as deep as the patch, so its depth
 * must be limited before (`parseJson` does). RFC 7396 2.
 */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  // A map and Object.fromEntries, because assigning to a member named `__proto__` would replace the prototype.
  const members = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, applyMergePatch(members.get(name), value));
  }
  return Object.fromEntries(members);
}
