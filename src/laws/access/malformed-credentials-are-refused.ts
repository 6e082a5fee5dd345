// Credentials in a form that the document does not declare give no access.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Exchange, Principal } from "../exchange.ts";
import type { Law } from "../law.ts";
import { notExercised } from "../shared/judgements.ts";
import { collectRefusals, contentFor } from "../shared/refusing.ts";
import { type Access, isSecured, judgeAccess } from "./access.ts";

const FORMS: readonly Principal[] = ["other scheme", "no scheme", "no token"];

export const malformedCredentialsAreRefused: Law<Access> = {
  id: "malformed-credentials-are-refused",
  about: "access",
  level: "MUST",
  section: `${fields.authorization.section}, ${problems.unauthenticated.section}`,
  says: "An operation that declares an HTTP authentication scheme rejects an Authorization field without valid credentials also if it has a different scheme, no scheme or no token.",
  concerns: "operations that require the bearer or the basic scheme, and nothing else",
  premises: [
    "get-changes-nothing",
    "secured-refuses-anonymous-callers",
    "secured-refuses-unknown-credentials",
  ],
  why: "A server that looks only for the presence of the field, or checks the token only under the scheme that it expects, can be entered by anyone, and no test with a correct token shows it.",
  evidence:
    "A request that would succeed is sent with a token that was never issued under a different scheme, with such a token alone, and with the scheme alone. Each must be rejected, and the visible state must be the same before and after them.",
  fix: "Split the field into scheme and token, compare the scheme without regard to case, and return 401 unless both are there and the token is valid.",
  notReported:
    "whether the status is 400, 401, 403 or 404; a valid token that is also accepted in a different form; runs without an Authorization field; other ways to authenticate that the document declares",
  appliesTo: (operation, contract) =>
    isSecured(operation, contract) &&
    !operation.semantics.declared &&
    operation.security.length > 0 &&
    operation.security.every(
      ({ schemes: [scheme, ...others] }) =>
        others.length === 0 && ["http bearer", "http basic"].includes(scheme?.kind.toLowerCase() ?? ""),
    ),
  async probe(world, operation) {
    const found = await collectRefusals(world, operation, (item) =>
      FORMS.map((as) => ({
        when: { kind: "principal", as },
        sending: { as, content: contentFor(world, operation, item) },
      })),
    );
    return { ...found, hasCredentials: world.hasCredentials };
  },
  judge(evidence) {
    const refused = evidence.refused.filter(({ exchange }) => !isMalformed(exchange));
    if (refused.length === 0 && evidence.change === undefined) return notExercised("nothing to refuse");
    return judgeAccess({ ...evidence, refused });
  },
};

/** RFC 6750 3.1: a malformed request may be a 400. */
function isMalformed({ response }: Exchange): boolean {
  return response.status === problems["malformed-request"].status;
}
