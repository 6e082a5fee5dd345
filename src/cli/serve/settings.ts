// The settings of `serve`: an option, else its environment variable, else the default.

export type ServeSettings = {
  readonly host: string;
  readonly port: number;
  readonly sample: boolean;
  readonly checkResponses: boolean;
  /** Nothing tells callers apart, so only this machine may ask. */
  readonly isProtected: boolean;
  /** What tokens are verified by; `undefined`: nothing tells callers apart. */
  readonly tokens: TokenSettings | undefined;
  readonly allowedOrigins: readonly string[];
};

export type TokenSettings = {
  readonly key: { readonly secret: string } | { readonly jwksFile: string };
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly clockSkew: number;
};

export type Options = {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly sample?: boolean | undefined;
  readonly "check-responses"?: boolean | undefined;
  readonly "insecure-open"?: boolean | undefined;
  readonly jwks?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly "clock-skew"?: string | undefined;
  readonly "allow-origin"?: readonly string[] | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param options what the command line says
 * @param env the environment
 * @returns the settings
 * @throws Error that names the setting and what it takes
 */
export function settingsFrom(options: Options, env: Environment): ServeSettings {
  const host = options.host ?? (env["HOST"] || "127.0.0.1");
  const tokens = tokenSettingsFrom(options, env);
  const isOpen = options["insecure-open"] ?? switchFrom(env, "VERBATIM_INSECURE_OPEN");
  if (tokens === undefined && !isOpen && !isLoopback(host)) {
    throw new Error(
      `${host} can be reached from other machines, and nothing tells callers apart. Listen on 127.0.0.1, ` +
        "configure a key (VERBATIM_JWT_SECRET or --jwks), or say --insecure-open if everybody may change everything.",
    );
  }
  const origins = options["allow-origin"] ?? (env["VERBATIM_ALLOW_ORIGIN"] ?? "").split(/[\s,]+/);
  return {
    host,
    port: numberFrom("the port", options.port ?? (env["PORT"] || "8080"), 65535),
    sample: options.sample ?? switchFrom(env, "VERBATIM_SAMPLE"),
    checkResponses: options["check-responses"] ?? switchFrom(env, "VERBATIM_CHECK_RESPONSES"),
    isProtected: tokens === undefined && !isOpen,
    tokens,
    allowedOrigins: origins.filter((text) => text !== "").map(originFrom),
  };
}

/**
 * @returns how tokens are verified, and made for trying out; `undefined` when no key is configured
 * @throws Error when two keys are, or a secret is too short
 */
export function tokenSettingsFrom(options: Options, env: Environment): TokenSettings | undefined {
  const secret = env["VERBATIM_JWT_SECRET"] || undefined;
  const jwksFile = options.jwks ?? (env["VERBATIM_JWKS"] || undefined);
  if (secret !== undefined && jwksFile !== undefined) {
    throw new Error("configure VERBATIM_JWT_SECRET or a JWKS file, not both");
  }
  // RFC 7518 3.2: a key for HS256 is at least as long as its hash.
  if (secret !== undefined && Buffer.byteLength(secret) < 32) {
    throw new Error(
      "VERBATIM_JWT_SECRET has to be 32 bytes or longer, such as the output of: openssl rand -hex 32",
    );
  }
  const key = secret !== undefined ? { secret } : jwksFile !== undefined ? { jwksFile } : undefined;
  return (
    key && {
      key,
      issuer: options.issuer ?? (env["VERBATIM_JWT_ISSUER"] || "verbatim"),
      audience: options.audience ?? (env["VERBATIM_JWT_AUDIENCE"] || "verbatim"),
      clockSkew: numberFrom(
        "the clock skew",
        options["clock-skew"] ?? (env["VERBATIM_JWT_CLOCK_SKEW"] || "30"),
        3600,
      ),
    }
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function numberFrom(what: string, text: string, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  throw new Error(`${what} has to be a number from 0 to ${most}, not "${text}"`);
}

function originFrom(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new Error(`an origin looks like https://app.example (scheme, host, port), not "${text}"`);
}

function switchFrom(env: Environment, name: string): boolean {
  const text = (env[name] ?? "").toLowerCase();
  if (["1", "true", "yes", "on"].includes(text)) return true;
  if (["", "0", "false", "no", "off"].includes(text)) return false;
  throw new Error(`${name} has to be 1 or 0, not "${text}"`);
}
