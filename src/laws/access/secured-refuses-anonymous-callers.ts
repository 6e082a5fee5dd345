// An operation that requires credentials does nothing without them.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const securedRefusesAnonymousCallers: Law<Access> = {
  id: "secured-refuses-anonymous-callers",
  about: "access",
  level: "MUST",
  section: problems.unauthenticated.section,
  says: "An operation that declares security rejects requests without credentials, and nothing changes.",
  concerns: "operations that declare security",
  premises: ["get-changes-nothing"],
  why: "If it does not, everything that the document calls protected is open to anyone who finds the URL.",
  evidence:
    "A request that would succeed is sent without the run's credentials. It must be rejected, and the visible state must be the same before and after it.",
  fix: "Check credentials before you read the content or look anything up, in the same way for every operation. Let the routes take their security from the document.",
  notReported:
    "whether the status is 401, 403 or 404; runs without credentials, because such a server may require none",
  appliesTo: isSecured,
  probe: (world, operation) => askAs(world, operation, "nobody"),
  judge: judgeAccess,
};
