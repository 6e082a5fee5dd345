// `verbatim token`: makes a bearer token for trying out the service.
import { signToken } from "../server/tokens.ts";
import { argumentsFrom, numberFrom, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { tokenSettingsFrom } from "./serve/serve-settings.ts";
import { usage } from "./usage/token-usage.ts";

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
