// The members of a resource with plain values, which a server may want to be unique.
import type { Operation } from "../../contract/operation.ts";
import type { Made } from "../world.ts";
import { ownMembers } from "./about.ts";

/** @returns the members that a client sets and whose values are texts or numbers. */
export function namesOfValues(operation: Operation, { representation }: Made): readonly string[] {
  return ownMembers(operation).filter((name) => {
    const value = representation[name];
    return (typeof value === "string" && value !== "") || typeof value === "number";
  });
}
