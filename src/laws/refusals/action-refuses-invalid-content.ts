// An action takes the content that its schema allows, and no other.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation, Resource } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { resourceActedOn, theResourceActedOn } from "../shared/acted-on.ts";
import {
  broken,
  holds,
  judgeRefused,
  needsSuccess,
  type RefusedRequest,
  wrongStatus,
} from "../shared/judgements.ts";
import { whenSent } from "../shared/refusing.ts";
import { performOn } from "../shared/sending.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { EdgeContent, World } from "../world.ts";

type Evidence = {
  /** The action with valid content. */
  readonly accepted: Exchange;
  readonly refused: readonly RefusedRequest[];
  readonly edges: readonly Edge[];
};

/** A value at a bound: `tries` has the rejections, if the value next to it was accepted in the same content. */
type Edge = { readonly what: string; readonly tries: readonly Exchange[] };

const MOST = 24;
const DRAWS = 3;
/** One step beyond each bound is asked for by invalid content. */
const BOUNDS = /at its (?:lower|upper) bound/;

const refuses: readonly number[] = [problems["malformed-request"].status, problems["invalid-content"].status];

export const actionRefusesInvalidContent: Law<Evidence> = {
  id: "action-refuses-invalid-content",
  about: "refusals",
  level: "SHOULD",
  section: `${problems["invalid-content"].section}, as declared`,
  says: "An action on a resource rejects content that breaks its schema in any one way, and accepts a value at a bound.",
  concerns:
    "operations that act on one resource, such as POST /orders/{id}/pay, and require content or a member of it, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A payment without an amount, or of -1, does more harm than a name that is too long: an action starts what cannot be taken back.",
  evidence:
    "The action is performed with valid content. On a second resource it is sent with one error at a time: a missing member, a wrong type, a value beyond its bound, an unknown word. Values at their bounds are sent, each time to a new resource; one that is rejected is reported if the next value is accepted.",
  fix: "Validate the content of an action against its schema before the handler runs, as you do for POST and PUT. Make bounds inclusive.",
  notReported:
    "which 4xx status rejects it; actions that require no content; a bound whose next value is rejected, too, because a rule such as a stock may be the reason",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    resourceActedOn(operation, contract) !== undefined &&
    (jsonMedia(operation)?.members ?? []).length > 0 &&
    (operation.content?.required === true ||
      jsonMedia(operation)?.members.some(({ required }) => required) === true),
  async probe(world, operation) {
    const resource = theResourceActedOn(operation, world.contract);
    let accepted = await performOn(world, operation, await world.make(resource));
    // A value at a bound may have been drawn, which is a case of its own.
    for (let draw = 1; draw < DRAWS && refuses.includes(accepted.response.status); draw++)
      accepted = await performOn(world, operation, await world.make(resource));
    if (!isSuccess(accepted.response.status)) return { accepted, refused: [], edges: [] };
    // A rejected request changes nothing, so that one resource is enough until a request is accepted.
    const item = await world.make(resource);
    const refused: RefusedRequest[] = [];
    for (const wrong of world.brokenContents(operation).slice(0, MOST)) {
      const exchange = await performOn(world, operation, item, wrong.content);
      refused.push({ when: whenSent(wrong), exchange });
      if (isSuccess(exchange.response.status)) return { accepted, refused, edges: [] };
    }
    return { accepted, refused, edges: await askEdges(world, operation, resource) };
  },
  judge({ accepted, refused, edges }) {
    const failed = needsSuccess([accepted]);
    if (failed !== undefined) return failed;
    const wrong = edges.find(({ tries }) => tries.length > 0);
    const [first] = wrong?.tries ?? [];
    if (wrong !== undefined && first !== undefined)
      return broken(wrongStatus(first, "success", { kind: "request", what: wrong.what }), wrong.tries);
    const verdict = judgeRefused(refused, undefined);
    return verdict.verdict === "holds" ? holds(refused.length + edges.length) : verdict;
  },
};

async function askEdges(world: World, operation: Operation, resource: Resource): Promise<readonly Edge[]> {
  const act = async (content: unknown): Promise<Exchange> =>
    performOn(world, operation, await world.make(resource), content);
  const found: Edge[] = [];
  for (const edge of world.edgeContents(operation)) {
    if (!BOUNDS.test(edge.what)) continue;
    const whole = await act(edge.content);
    if (!refuses.includes(whole.response.status)) found.push({ what: edge.what, tries: [] });
    else for (const one of edge.alone) found.push(await askAlone(world, operation, one, act));
  }
  return found;
}

/** A value at its bound, then the one next to it in the same content, then the first again. */
async function askAlone(
  world: World,
  operation: Operation,
  { what, member, contents }: EdgeContent["alone"][number],
  act: (content: unknown) => Promise<Exchange>,
): Promise<Edge> {
  const [content] = contents();
  const members: Members = membersOf(content);
  const [schema] = schemasOfMember(operation, world.contract, member);
  const near = nextTo(members[member]).find((one) => world.faultsIn(schema, one)?.length === 0);
  const first = await act(content);
  const isRefused = ({ response }: Exchange): boolean => refuses.includes(response.status);
  if (schema === undefined || near === undefined || !isRefused(first)) return { what, tries: [] };
  if (!isSuccess((await act({ ...members, [member]: near })).response.status)) return { what, tries: [] };
  const again = await act(content);
  return { what, tries: isRefused(again) ? [first, again] : [] };
}

/** Values one step away. */
function nextTo(value: unknown): readonly unknown[] {
  if (typeof value === "number") return [value + 1, value - 1];
  if (typeof value !== "string") return [];
  const characters = [...value];
  return [`${value}${characters.at(-1) ?? "a"}`, characters.slice(0, -1).join("")];
}
