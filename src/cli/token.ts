// `verbatim token`: makes a bearer token for trying out the service.
import { signToken } from "../server/tokens.ts";
import { argumentsFrom, numberFrom, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { tokenSettingsFrom } from "./serve/serve-settings.ts";

const usage = `Usage: verbatim token --sub NAME [options]

Prints a bearer token that a service with the same VERBATIM_JWT_SECRET accepts.

  --sub NAME           the user that the token is for (required)
  --scope SCOPES       what the token allows, separated by spaces:
                       books:write reviews:moderate (default: none)
  --expires SECONDS    how long the token is valid (default: 3600)
  --issuer NAME        issuer of the token (default: VERBATIM_JWT_ISSUER, or
                       verbatim)
  --audience NAME      audience of the token (default: VERBATIM_JWT_AUDIENCE, or
                       verbatim)

Example:
  TOKEN="$(verbatim token --sub ada --scope books:write)"
  curl -X DELETE -H "Authorization: Bearer $TOKEN" \\
    http://127.0.0.1:8080/books/emma

Exit codes:
  0    done
  2    could not run
`;

const options = {
  sub: { type: "string" },
  scope: { type: "string", default: "" },
  expires: { type: "string", default: "3600" },
  issuer: { type: "string" },
  audience: { type: "string" },
} as const;

export const tokenCommand: Command = {
  name: "token",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    if (positionals.length > 0) {
      throw new UsageError("unexpected argument (quote a value that has spaces, such as the scopes)");
    }
    if (!values.sub) throw new UsageError("--sub is missing: name the user that the token is for");
    const bounds = { what: "a number of seconds", least: 1, most: 999_999_999 };
    const seconds = numberFrom("--expires", values.expires, bounds);
    const settings = tokenSettingsFrom(values, io.env);
    if (settings === undefined || !("secret" in settings.key)) {
      throw new UsageError(
        "VERBATIM_JWT_SECRET is not set: set it to the service's secret, for example with\n" +
          '  export VERBATIM_JWT_SECRET="$(openssl rand -hex 32)"',
      );
    }
    const scopes = values.scope.split(/[\s,]+/).filter((scope) => scope !== "");
    const token = await signToken(
      { sub: values.sub, scopes, seconds },
      { ...settings, secret: new TextEncoder().encode(settings.key.secret), now: Date.now },
    );
    io.out(`${token}\n`);
    return 0;
  },
};
