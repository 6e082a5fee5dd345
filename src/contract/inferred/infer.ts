// What a document without declarations most likely means: which POST creates, whose item a path is, where the id is.
// The server and the client never read this; `explain` and `check` show it with the reason.
import { pathParameterNames } from "../../http/path.ts";
import { formatPointer } from "../../json/pointer.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Link, LinkValue, Member, Operation, Response } from "../operation.ts";
import { renamedParameters, renamedPath } from "../path-places.ts";
import { withTraits } from "../read.ts";
import { placeInResources, representationOf, resourcesOf } from "../resources.ts";
import type { OperationParts } from "../targets.ts";
import { idMember } from "./identity.ts";
import { inferEffect } from "./infer-effect.ts";
import { withSingletons } from "./singletons.ts";
import { unwrapped } from "./wrapping.ts";

/**
 * @param contract a contract as the document declares it
 * @returns the contract with what the document leaves open inferred; `semantics.inferred` says where and why
 * @example
 * inferContract(contract).operations.find(({ id }) => id === "POST /heroes/")?.semantics
 * // { effect: "create", inferred: "it is a POST to the collection of /heroes/{hero_id}", … }
 */
export function inferContract(contract: Contract): Contract {
  const names = renamedParameters(contract.operations.map(({ path }) => path));
  const named = withSingletons(
    contract.operations.map((operation) => withNames(operation, names.get(operation.path))),
  );
  const reads = placeInResources(named)
    .filter(({ semantics }) => semantics.effect === "read")
    .map(({ path }) => path);
  const settled = named.map((operation) => withEffect(operation, reads, contract));
  const placed = placeInResources(settled);
  const byId = new Map(placed.toReversed().map((one) => [one.id, one]));
  const operations = placed.map((operation) =>
    withTraits({ ...operation, ...identityOf(operation, byId.get(operation.target?.read ?? "")) }),
  );
  return { ...contract, operations, resources: resourcesOf(operations) };
}

function withEffect(operation: Operation, reads: readonly string[], { schemas }: Contract): Operation {
  const { semantics, content } = operation;
  const inference =
    !semantics.declared && semantics.effect === undefined ? inferEffect(operation, reads) : undefined;
  const effect = inference?.effect ?? semantics.effect;
  const isWriter = effect !== undefined && WRITES.includes(effect);
  return {
    ...operation,
    ...(isWriter && content !== undefined ? { content: unwrapped(content, schemas) } : {}),
    semantics:
      inference === undefined
        ? semantics
        : { ...semantics, effect: inference.effect, inferred: inference.because },
  };
}

const WRITES = ["create", "create-or-replace", "replace", "merge"];

/** The ids in the content, where no link says where they are: `x-method-semantics` does not say it either. */
function identityOf(
  { identity }: Omit<Operation, "traits">,
  read: Omit<Operation, "traits"> | undefined,
): Pick<Operation, "identity"> {
  const own = read && pathParameterNames(read.path).at(-1);
  if (read === undefined || own === undefined || Object.keys(identity).length > 0) return { identity };
  const pointer = idPointer(read.path, representationOf(withTraits(read)), []);
  return { identity: pointer === undefined ? {} : { [own]: pointer } };
}

/** The place of the id: in the representation itself, else in the first member with an id in it. */
function idPointer(path: string, members: readonly Member[], above: readonly string[]): string | undefined {
  const own = idMember(path, members);
  if (own !== undefined) return formatPointer([...above, own]);
  if (above.length > 0) return undefined;
  return members
    .map(({ name, members: inner }) => idPointer(path, inner, [name]))
    .find((pointer) => pointer !== undefined);
}

/** The operation with its path parameters renamed, also in its links. */
function withNames(operation: Operation, names: ReadonlyMap<string, string> | undefined): Operation {
  if (names === undefined) return operation;
  const parameters = operation.parameters.map((one) =>
    one.in === "path" ? { ...one, name: names.get(one.name) ?? one.name } : one,
  );
  const responses = operation.responses.map((response) => withNamesInLinks(response, names));
  return { ...operation, path: renamedPath(operation.path, names), parameters, responses };
}

function withNamesInLinks(response: Response, names: ReadonlyMap<string, string>): Response {
  if (!isSuccess(Number(response.status))) return response;
  const renamed = (value: LinkValue): LinkValue =>
    value.from === "path" ? { ...value, name: names.get(value.name) ?? value.name } : value;
  const links = response.links.map((link): Link => {
    const pairs = Object.entries(link.parameters).map(([name, value]) => [name, renamed(value)] as const);
    return { ...link, parameters: Object.fromEntries(pairs) };
  });
  return { ...response, links };
}

/** @returns whether an operation has an effect that was inferred. */
export function isInferred({ semantics }: Pick<OperationParts, "semantics">): boolean {
  return semantics.inferred !== undefined;
}
