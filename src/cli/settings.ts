// The settings of `serve`: an option, else its environment variable, else the default.

export type ServeSettings = {
  readonly host: string;
  readonly port: number;
  readonly sample: boolean;
  readonly checkResponses: boolean;
  /** Nothing tells callers apart, so only this machine may ask. */
  readonly isProtected: boolean;
};

type Options = {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly sample?: boolean | undefined;
  readonly "check-responses"?: boolean | undefined;
  readonly "insecure-open"?: boolean | undefined;
};

/**
 * @param options what the command line says
 * @param env the environment
 * @returns the settings
 * @throws Error that names the setting and what it takes
 */
export function settingsFrom(
  options: Options,
  env: Readonly<Record<string, string | undefined>>,
): ServeSettings {
  const host = options.host ?? (env["HOST"] || "127.0.0.1");
  const isOpen = options["insecure-open"] ?? switchFrom(env, "VERBATIM_INSECURE_OPEN");
  if (!isOpen && !isLoopback(host)) {
    throw new Error(
      `${host} can be reached from other machines, and nothing tells callers apart. ` +
        "Listen on 127.0.0.1, or say --insecure-open if everybody may change everything.",
    );
  }
  return {
    host,
    port: portFrom(options.port ?? (env["PORT"] || "8080")),
    sample: options.sample ?? switchFrom(env, "VERBATIM_SAMPLE"),
    checkResponses: options["check-responses"] ?? switchFrom(env, "VERBATIM_CHECK_RESPONSES"),
    isProtected: !isOpen,
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function portFrom(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new Error(`the port has to be a number from 0 to 65535, not "${text}"`);
}

function switchFrom(env: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const text = (env[name] ?? "").toLowerCase();
  if (["1", "true", "yes", "on"].includes(text)) return true;
  if (["", "0", "false", "no", "off"].includes(text)) return false;
  throw new Error(`${name} has to be 1 or 0, not "${text}"`);
}
