// Credentials that were never issued give no access.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const securedRefusesUnknownCredentials: Law<Access> = {
  id: "secured-refuses-unknown-credentials",
  about: "access",
  level: "MUST",
  section: problems.unauthenticated.section,
  says: "An operation that declares security rejects credentials that were never issued, and nothing changes.",
  concerns: "operations that declare security",
  premises: ["get-changes-nothing", "secured-refuses-anonymous-callers"],
  why: "If the server checks only the form of a key, or does not verify a signature, a token that looks right but was never issued lets anyone in.",
  evidence:
    "A request that would succeed is sent with false credentials that resemble the run's own in length and first characters. It must be rejected, and the visible state must be the same before and after it.",
  fix: "Verify the signature, the issuer and the expiry of a token, or look up the whole key. Reject what does not match.",
  notReported:
    "whether the status is 401, 403 or 404; runs without credentials, because such a server may require none",
  appliesTo: isSecured,
  probe: (world, operation) => askAs(world, operation, "impostor"),
  judge: judgeAccess,
};
