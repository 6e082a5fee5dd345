// Requests to a resource below a parent that is not its own.
import type { Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import type { Exchange } from "../exchange.ts";
import type { Made, World } from "../world.ts";
import { mayDoAnything } from "./acted-on.ts";
import { contentFor } from "./refusing.ts";
import { isMissing } from "./sending.ts";

/** @returns the response to the request below a different parent, if it reached the resource of its own parent. */
export async function sendAstray(
  world: World,
  operation: Operation,
  item: Made,
): Promise<Exchange | undefined> {
  const { resource } = item;
  const above = world.contract.resources.find((one) => one.read === resource.parent);
  if (above === undefined || operation.semantics.declared) return undefined;
  const other = await world.make(above);
  const names = pathParameterNames(above.path);
  if (names.some((name) => item.path[name] === undefined || other.path[name] === undefined)) return undefined;
  const path = { ...item.path, ...other.path };
  if (sameJson(path, item.path)) return undefined;
  const content = mayDoAnything(operation)
    ? world.validContent(operation)
    : contentFor(world, operation, item);
  const exchange = await world.perform(operation, {
    path: world.pathTo(operation, { ...item, path }),
    content,
  });
  const after = await world.read(item);
  // An action changes what no request sets, such as a state.
  const changing = mayDoAnything(operation) ? Object.keys(item.representation) : resource.settable;
  // A PUT may create one there, and a DELETE may find nothing: neither reaches this one.
  const isReached =
    isMissing(after) ||
    changing.some((name) => !sameJson(after.representation[name], item.representation[name]));
  return isReached ? exchange : undefined;
}
