// Shared by the laws that judge every response of a run, whichever law sent the request.
import type { Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { methods } from "../../semantics/methods.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { needsTarget } from "../../semantics/traits.ts";
import type { Exchange } from "../exchange.ts";
import type { Failure } from "../failure.ts";
import type { Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, holds, isGone, isRefusal, notExercised } from "../shared/judgements.ts";
import type { PathParameters, World } from "../world.ts";

/** A response, and its fault. */
export type Answered = { readonly exchange: Exchange; readonly failure: Failure | undefined };

/**
 * @returns every answer so far; where none has been a success or a refusal yet, after the operation was asked for one
 */
export async function collectAnswers(world: World, operation: Operation): Promise<readonly Exchange[]> {
  const lacks = (is: (exchange: Exchange) => boolean): boolean => !world.seen(operation).some(is);
  const isMissed = needsTarget(operation.traits) && lacks(isGone);
  if (lacks(({ response }) => isSuccess(response.status)) || lacks(isRefusal) || isMissed) {
    await tryTo(async () => {
      const path = await preparePath(world, operation);
      if (path === undefined) return;
      const content = world.validContent(operation);
      if (lacks(isRefusal)) await askToBeRefused(world, operation, { path, content });
      if (needsTarget(operation.traits) && lacks(isGone)) {
        const free = await world.freeItem(theResourceOf(operation, world.contract));
        await world.perform(operation, { path: world.pathTo(operation, free), content });
      }
      if (lacks(({ response }) => isSuccess(response.status))) {
        await world.perform(operation, { path, content });
      }
    });
  }
  return world.seen(operation);
}

/** Sends requests without credentials, and with malformed content, where they can be rejected. */
async function askToBeRefused(
  world: World,
  operation: Operation,
  sending: { readonly path: PathParameters; readonly content: unknown },
): Promise<void> {
  if (operation.traits.isSecured) await world.send(operation, { ...sending, as: "nobody" });
  if (operation.traits.readsContent) await world.perform(operation, { path: sending.path, text: '{"' });
}

/** The URL for the operation: that of a new resource, or one below a new resource, unless it may harm what is there. */
export async function preparePath(world: World, operation: Operation): Promise<PathParameters | undefined> {
  const { contract } = world;
  const { method, semantics } = operation;
  if (hasResource(operation, contract)) {
    const resource = theResourceOf(operation, contract);
    const isOfList = ["create", "list"].includes(operation.semantics.effect ?? "");
    try {
      return world.pathTo(operation, await (isOfList ? world.freeItem(resource) : world.make(resource)));
    } catch (error) {
      // Nothing creates it, but the user or the document names one.
      if (!(error instanceof NotExercised) || !methods[method].safe || !isExemplified(operation)) throw error;
      return unfilled(operation);
    }
  }
  if (!methods[method].safe && semantics.effect !== "process" && semantics.effect !== "create")
    return undefined;
  const above = contract.resources.find((one) => one.read === operation.parent?.read);
  if (above !== undefined) return world.pathTo(operation, await world.make(above));
  // A value that nobody gave may be anybody's.
  return methods[method].safe || isExemplified(operation) ? unfilled(operation) : undefined;
}

/** Whether each path parameter has an example. */
function isExemplified({ path, parameters }: Operation): boolean {
  return pathParameterNames(path).every((name) =>
    parameters.some((one) => {
      const { examples, example } = membersOf(one.resolved);
      return one.in === "path" && one.name === name && (examples ?? example) !== undefined;
    }),
  );
}

/** The path parameters without values, for the sender to fill in: from examples, else from their schemas. */
function unfilled({ path }: Operation): PathParameters {
  return Object.fromEntries(pathParameterNames(path).map((name) => [name, ""]));
}

/** Does what is possible in this world, and ignores the rest. */
export async function tryTo(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof NotExercised)) throw error;
  }
}

/** @returns the verdict on responses that were all checked. */
export function judgeAnswers(answers: readonly Answered[]): Verdict {
  if (answers.length === 0) return notExercised("no answer to judge");
  for (const { exchange, failure } of answers) {
    if (failure !== undefined) return broken(failure, [exchange]);
  }
  return holds(answers.length);
}
