// A member that a POST leaves out has the default that the document gives.
import { followed } from "../../contract/inferred/schema-of.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ownMembers, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { Made, Missing } from "../world.ts";

type Evidence = {
  readonly post: Exchange;
  readonly read: Made | Missing | undefined;
  readonly defaults: Members;
};

export const defaultsAreApplied: Law<Evidence> = {
  id: "defaults-are-applied",
  about: "creating",
  level: "SHOULD",
  section: "RFC 9110 9.3.3, as declared by default",
  says: "A member that a POST leaves out has the default that the document gives for it.",
  concerns: "operations that create content with default values, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time", "post-is-stored"],
  why: "A client leaves the member out because the document says what that means. With a different default, an order that should be open is paid, or a filter does not find it.",
  evidence:
    "A POST is sent without the members that have a default, and the resource is read. Each of them that is shown must have its default.",
  fix: "Fill in the defaults before you store the content, or correct the document.",
  notReported:
    "members that the representation does not describe or leaves out, or that have a default only in responses",
  appliesTo: (operation, contract) =>
    operation.semantics.effect === "create" &&
    !operation.semantics.declared &&
    Object.keys(defaultsOf(operation, contract)).length > 0,
  async probe(world, operation) {
    const shown = new Set(theResourceOf(operation, world.contract).members.map(({ name }) => name));
    const declared = Object.entries(defaultsOf(operation, world.contract)).filter(([name]) =>
      shown.has(name),
    );
    const content = Object.fromEntries(
      Object.entries(membersOf(world.validContent(operation, "required"))).filter(
        ([name]) => !declared.some(([one]) => one === name),
      ),
    );
    const post = await world.perform(operation, { path: await world.pathAbove(operation), content });
    const item = isSuccess(post.response.status) ? world.created(operation, post) : undefined;
    return { post, read: item && (await world.read(item)), defaults: Object.fromEntries(declared) };
  },
  judge({ post, read, defaults }) {
    const failed = needsSuccess([post]);
    if (failed !== undefined) return failed;
    if (read === undefined) return notExercised("created resource unknown");
    if (isMissing(read)) return notExercised({ kind: "unreadable", exchange: read.read });
    for (const [member, expected] of Object.entries(defaults)) {
      const seen = read.representation[member];
      // JSON Schema 2020-12, Validation 9.2: a reader takes a member that is left out for its default.
      if (seen === undefined || sameJson(seen, expected)) continue;
      const failure = { kind: "member", member, expected, seen, rule: { kind: "default" } } as const;
      return broken(failure, [post, read.read]);
    }
    return Object.keys(defaults).length === 0
      ? notExercised("no optional member")
      : holds(Object.keys(defaults).length);
  },
};

/** The defaults of optional members; `null` and empty values say as much as none. */
function defaultsOf(operation: Operation, contract: Contract): Members {
  const required = (jsonMedia(operation)?.members ?? []).filter((one) => one.required);
  const isOptional = (name: string): boolean => !required.some((one) => one.name === name);
  const found = ownMembers(operation)
    .filter(isOptional)
    .flatMap((name) => {
      const schemas = schemasOfMember(operation, contract, name).map((one) =>
        membersOf(followed(one, contract.schemas)),
      );
      const value = schemas.map((one) => one["default"]).find((one) => one !== undefined);
      const isPlain = ["string", "number", "boolean"].includes(typeof value) && value !== "";
      return isPlain ? [[name, value] as const] : [];
    });
  return Object.fromEntries(found);
}
