// The settings of `serve`: an option, else its environment variable, else the default.

import { isLoopback } from "../../http/host.ts";
import type { Quota } from "../../http/rate-limit-fields.ts";
import type { MetricsAddress } from "../../site/metrics-port.ts";
import { isThisMachine } from "../../site/this-machine.ts";
import { numberFrom, UsageError } from "../arguments.ts";
import { type CorsSettings, corsSettingsFrom, originFrom } from "./cors-settings.ts";
import { given, logsRequestsFrom, portFrom } from "./listening.ts";
import { isGuessable } from "./secret.ts";
import { type StoreSetting, storeSettingFrom } from "./store-setting.ts";

export type ServeSettings = CorsSettings & {
  readonly host: string;
  readonly port: number;
  readonly store: StoreSetting;
  readonly sample: boolean;
  readonly checkResponses: boolean;
  /** There is no key, so only this machine may connect. */
  readonly isProtected: boolean;
  /** How tokens are verified; `undefined` when no key is configured. */
  readonly tokens: TokenSettings | undefined;
  /** The origin under which clients know the service; `undefined`: the address that they connect to. */
  readonly publicOrigin: string | undefined;
  /** Whether the log has a line for each request. */
  readonly logsRequests: boolean;
  /** The most requests of one caller; `undefined`: as many as they like. */
  readonly rateLimit: Quota | undefined;
  /** Whether a proxy says in `Forwarded` whose request it is. */
  readonly trustForwarded: boolean;
  /** Where metrics are served; `undefined`: nowhere. */
  readonly metrics: MetricsAddress | undefined;
  /** How long after SIGTERM the service still accepts requests, in milliseconds. */
  readonly grace: number;
};

export type TokenSettings = {
  readonly key: { readonly secret: string } | { readonly jwksFile: string } | { readonly jwksUrl: string };
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly clockSkew: number;
};

export type ServeOptions = {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly store?: string | undefined;
  readonly sample?: boolean | undefined;
  readonly "check-responses"?: boolean | undefined;
  readonly "insecure-open"?: boolean | undefined;
  readonly jwks?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly "clock-skew"?: string | undefined;
  readonly "allow-origin"?: readonly string[] | undefined;
  readonly "allow-header"?: readonly string[] | undefined;
  readonly "public-origin"?: string | undefined;
  readonly grace?: string | undefined;
  readonly log?: string | undefined;
  readonly "rate-limit"?: string | undefined;
  readonly "trust-forwarded"?: boolean | undefined;
  readonly metrics?: string | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param options from the command line
 * @param env the environment
 * @returns the settings
 * @throws UsageError that names the option or the variable
 */
export function settingsFrom(options: ServeOptions, env: Environment): ServeSettings {
  const host = options.host ?? (env["HOST"] || "127.0.0.1");
  const tokens = tokenSettingsFrom(options, env);
  const isOpen = options["insecure-open"] ?? switchFrom(env, "VERBATIM_INSECURE_OPEN");
  if (tokens === undefined && !isOpen && !isThisMachine(host)) {
    throw new UsageError(
      `--host: other machines can reach ${host}, and no key is configured. Listen on 127.0.0.1, configure a key\n` +
        "(VERBATIM_JWT_SECRET or --jwks), or pass --insecure-open to let anyone change everything.",
    );
  }
  const port = given(options.port, env, { option: "--port", variable: "PORT", fallback: "8080" });
  const grace = given(options.grace, env, { option: "--grace", variable: "VERBATIM_GRACE", fallback: "1" });
  const log = given(options.log, env, { option: "--log", variable: "VERBATIM_LOG", fallback: "on" });
  const store = given(options.store, env, {
    option: "--store",
    variable: "VERBATIM_STORE",
    fallback: "memory",
  });
  return {
    host,
    store: storeSettingFrom(store.where, store.text),
    port: portFrom(port),
    sample: options.sample ?? switchFrom(env, "VERBATIM_SAMPLE"),
    checkResponses: options["check-responses"] ?? switchFrom(env, "VERBATIM_CHECK_RESPONSES"),
    isProtected: tokens === undefined && !isOpen,
    tokens,
    grace: 1000 * numberFrom(grace.where, grace.text, { what: "a number of seconds", least: 0, most: 3600 }),
    logsRequests: logsRequestsFrom(log),
    rateLimit: rateLimitFrom(options["rate-limit"], env),
    trustForwarded: options["trust-forwarded"] ?? switchFrom(env, "VERBATIM_TRUST_FORWARDED"),
    metrics: metricsFrom(options.metrics, env),
    ...corsSettingsFrom(options, env),
    publicOrigin: publicOriginFrom(options["public-origin"], env),
  };
}

/**
 * @returns how tokens are verified and signed; `undefined` when no key is configured
 * @throws UsageError for two keys, for a secret that is too short or can be guessed, or for an unsafe address
 */
export function tokenSettingsFrom(options: ServeOptions, env: Environment): TokenSettings | undefined {
  const secret = env["VERBATIM_JWT_SECRET"] || undefined;
  const jwks = options.jwks ?? (env["VERBATIM_JWKS"] || undefined);
  if (secret !== undefined && jwks !== undefined) {
    throw new UsageError("VERBATIM_JWT_SECRET and --jwks (VERBATIM_JWKS) are both set; set only one of them");
  }
  // RFC 7518 3.2: a key for HS256 is at least as long as its hash.
  if (secret !== undefined && Buffer.byteLength(secret) < 32) {
    throw new UsageError(
      "VERBATIM_JWT_SECRET is too short: use 32 bytes or more, such as the output of: openssl rand -hex 32",
    );
  }
  if (secret !== undefined && isGuessable(secret)) {
    throw new UsageError(
      "VERBATIM_JWT_SECRET can be guessed, because it repeats itself or counts: use random characters, such as the\n" +
        "output of: openssl rand -hex 32",
    );
  }
  const key = secret !== undefined ? { secret } : jwks !== undefined ? keySetFrom(jwks) : undefined;
  const skew = given(options["clock-skew"], env, {
    option: "--clock-skew",
    variable: "VERBATIM_JWT_CLOCK_SKEW",
    fallback: "30",
  });
  return (
    key && {
      key,
      issuer: options.issuer ?? (env["VERBATIM_JWT_ISSUER"] || "verbatim"),
      audience: options.audience ?? (env["VERBATIM_JWT_AUDIENCE"] || "verbatim"),
      clockSkew: numberFrom(skew.where, skew.text, { what: "a number of seconds", least: 0, most: 3600 }),
    }
  );
}

/** Keys over plain http could be replaced on the way, except on this machine. */
function keySetFrom(text: string): TokenSettings["key"] {
  if (!/^https?:\/\//i.test(text)) return { jwksFile: text };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" || (url !== undefined && isLoopback(url.host))) return { jwksUrl: text };
  throw new UsageError(`--jwks: "${text}" is not a safe address; use https`);
}

function rateLimitFrom(option: string | undefined, env: Environment): Quota | undefined {
  const { where, text } = given(option, env, {
    option: "--rate-limit",
    variable: "VERBATIM_RATE_LIMIT",
    fallback: "",
  });
  if (text === "") return undefined;
  const [requests, seconds, ...rest] = text.split("/");
  if (requests === undefined || seconds === undefined || rest.length > 0)
    throw new UsageError(`${where}: "${text}" is not a rate limit; write REQUESTS/SECONDS, such as 100/60`);
  return {
    requests: numberFrom(where, requests, { what: "a number of requests", least: 1, most: 1_000_000 }),
    seconds: numberFrom(where, seconds, { what: "a number of seconds", least: 1, most: 86_400 }),
  };
}

function metricsFrom(option: string | undefined, env: Environment): MetricsAddress | undefined {
  const { where, text } = given(option, env, {
    option: "--metrics",
    variable: "VERBATIM_METRICS",
    fallback: "",
  });
  if (text === "") return undefined;
  const at = text.lastIndexOf(":");
  const host = at < 0 ? "127.0.0.1" : text.slice(0, at).replace(/^\[([^[\]]*)\]$/, "$1");
  return { host, port: portFrom({ where, text: text.slice(at + 1) }) };
}

function publicOriginFrom(option: string | undefined, env: Environment): string | undefined {
  const where = option === undefined ? "VERBATIM_PUBLIC_ORIGIN" : "--public-origin";
  const text = option ?? (env["VERBATIM_PUBLIC_ORIGIN"] || undefined);
  return text === undefined ? undefined : originFrom(where, text);
}

function switchFrom(env: Environment, name: string): boolean {
  const text = (env[name] ?? "").toLowerCase();
  if (["1", "true", "yes", "on"].includes(text)) return true;
  if (["", "0", "false", "no", "off"].includes(text)) return false;
  throw new UsageError(`${name}: "${text}" is neither on nor off; set it to 1 or 0`);
}
