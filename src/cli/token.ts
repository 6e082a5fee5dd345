// `verbatim token`: a bearer token for trying out.
import { parseArgs } from "node:util";
import { signToken } from "../server/tokens.ts";
import type { Command } from "./command.ts";
import { tokenSettingsFrom } from "./serve/settings.ts";

const usage = `Usage: verbatim token --sub NAME [--scope SCOPES] [--expires SECONDS]

Makes a token that a service with the same VERBATIM_JWT_SECRET accepts, and prints it.

  --sub NAME          who it speaks for
  --scope SCOPES      what it allows, apart by spaces: books:write reviews:moderate   (default: none)
  --expires SECONDS   how long it is valid                                          (default: 3600)
  --issuer, --audience  as for serve                                                (default: verbatim)

  curl -H "Authorization: Bearer $(verbatim token --sub ada --scope books:write)" …

Exit: 0 done, 2 could not run
`;

export const tokenCommand: Command = {
  name: "token",
  summary: "a bearer token for trying out",
  usage,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sub: { type: "string" },
        scope: { type: "string", default: "" },
        expires: { type: "string", default: "3600" },
        issuer: { type: "string" },
        audience: { type: "string" },
      },
    });
    const seconds = /^[1-9]\d{0,8}$/.test(values.expires) ? Number(values.expires) : undefined;
    if (!values.sub || seconds === undefined) {
      const what = values.sub ? "--expires takes a number of seconds" : "--sub says who the token speaks for";
      io.err(`verbatim token: ${what}.\n${usage}`);
      return 2;
    }
    const settings = tokenSettingsFrom(values, io.env);
    if (settings === undefined || !("secret" in settings.key)) {
      io.err(
        "verbatim token: set VERBATIM_JWT_SECRET to the secret of the service, 32 bytes or longer,\n" +
          'such as: export VERBATIM_JWT_SECRET="$(openssl rand -hex 32)"\n',
      );
      return 2;
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
