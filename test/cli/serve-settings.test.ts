// The settings of `serve`: an option, else its environment variable, else the default.
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { settingsFrom } from "../../src/cli/serve/serve-settings.ts";

type Given = Parameters<typeof settingsFrom>;

describe("the settings of serve", () => {
  it.each<{ says: string; options: Given[0]; env: Given[1]; want: object }>([
    {
      says: "nothing said",
      options: {},
      env: {},
      want: { host: "127.0.0.1", port: 8080, sample: false, checkResponses: false },
    },
    {
      says: "options",
      options: { host: "::1", port: "0", sample: true, "check-responses": true },
      env: {},
      want: { host: "::1", port: 0, sample: true, checkResponses: true },
    },
    {
      says: "the environment",
      options: {},
      env: { HOST: "localhost", PORT: "65535", VERBATIM_SAMPLE: "1", VERBATIM_CHECK_RESPONSES: "TRUE" },
      want: { host: "localhost", port: 65535, sample: true, checkResponses: true },
    },
    {
      says: "a rate limit and metrics",
      options: { "rate-limit": "100/60", metrics: "9100" },
      env: { VERBATIM_TRUST_FORWARDED: "1" },
      want: {
        trustForwarded: true,
        rateLimit: { requests: 100, seconds: 60 },
        metrics: { host: "127.0.0.1", port: 9100 },
      },
    },
    {
      says: "a rate limit and metrics, by the environment",
      options: {},
      env: { VERBATIM_RATE_LIMIT: "1/1", VERBATIM_METRICS: "[::1]:0" },
      want: {
        trustForwarded: false,
        rateLimit: { requests: 1, seconds: 1 },
        metrics: { host: "::1", port: 0 },
      },
    },
    {
      says: "a public origin",
      options: { "public-origin": "https://books.example" },
      env: { VERBATIM_PUBLIC_ORIGIN: "http://other.example" },
      want: { publicOrigin: "https://books.example" },
    },
    {
      says: "every spelling of the loopback is this machine",
      options: { host: "0:0:0:0:0:0:0:1" },
      env: {},
      want: { host: "0:0:0:0:0:0:0:1", isProtected: true, publicOrigin: undefined },
    },
    {
      says: "the default store",
      options: {},
      env: { VERBATIM_STORE: "" },
      want: { store: { kind: "memory" } },
    },
    {
      says: "a store in a file",
      options: { store: "sqlite:a b/books.db" },
      env: { VERBATIM_STORE: "memory" },
      want: { store: { kind: "sqlite", file: "a b/books.db" } },
    },
    {
      says: "a store in a database",
      options: {},
      env: { VERBATIM_STORE: "postgresql://u:p@db/books" },
      want: { store: { kind: "postgres", url: "postgresql://u:p@db/books" } },
    },
    { says: "an option wins", options: { port: "1" }, env: { PORT: "2" }, want: { port: 1 } },
    {
      says: "an empty variable says nothing",
      options: {},
      env: { HOST: "", PORT: "", VERBATIM_SAMPLE: "" },
      want: { host: "127.0.0.1", port: 8080, sample: false },
    },
    {
      says: "yes and on",
      options: {},
      env: { VERBATIM_SAMPLE: "yes", VERBATIM_CHECK_RESPONSES: "on" },
      want: { sample: true, checkResponses: true },
    },
    {
      says: "no and off",
      options: {},
      env: { VERBATIM_SAMPLE: "no", VERBATIM_CHECK_RESPONSES: "off" },
      want: { sample: false, checkResponses: false },
    },
  ])("$says", ({ options, env, want }) => {
    expect(settingsFrom(options, env)).toMatchObject(want);
  });

  it.each<readonly [Given[0], Given[1], string]>([
    [{ port: "65536" }, {}, '"65536"'],
    [{ port: "-1" }, {}, '"-1"'],
    [{ port: "http" }, {}, '"http"'],
    [{ port: "" }, {}, '""'],
    [{ port: "80.5" }, {}, '"80.5"'],
    [{ port: "0x50" }, {}, '"0x50"'],
    [{}, { PORT: " 80" }, '" 80"'],
    [{ jwks: "http://issuer.example/keys" }, {}, "--jwks"],
    ...[
      "short",
      "a".repeat(64),
      "0123456789abcdef0123456789abcdef",
      "abcdefghijklmnopqrstuvwxyz012345",
      "secretsecretsecretsecretsecretsecret",
      "change-me-change-me-change-me-please",
      "passwordpassword1passwordpassword2",
      "zyxwvutsrqponmlkjihgfedcba987654",
    ].map((secret) => [{}, { VERBATIM_JWT_SECRET: secret }, "VERBATIM_JWT_SECRET"] as const),
    [{ "public-origin": "https://books.example/" }, {}, "--public-origin"],
    [{ "public-origin": "books.example" }, {}, "--public-origin"],
    [{}, { VERBATIM_PUBLIC_ORIGIN: "ftp://books.example" }, "VERBATIM_PUBLIC_ORIGIN"],
    [{ store: "sqlite:" }, {}, '--store: "sqlite:" is not a store'],
    [{}, { VERBATIM_STORE: "mysql://db" }, 'VERBATIM_STORE: "mysql://db" is not a store'],
    [{ store: "postgres://u:p@:x" }, {}, "--store: the URL is not valid"],
    [
      { "rate-limit": "100" },
      {},
      '--rate-limit: "100" is not a rate limit; write REQUESTS/SECONDS, such as 100/60',
    ],
    [{ "rate-limit": "0/60" }, {}, "--rate-limit"],
    [{}, { VERBATIM_RATE_LIMIT: "10/x" }, "VERBATIM_RATE_LIMIT"],
    [{ metrics: "on" }, {}, "--metrics"],
    [{}, { VERBATIM_METRICS: "127.0.0.1:70000" }, "VERBATIM_METRICS"],
    [{}, { VERBATIM_SAMPLE: "maybe" }, "VERBATIM_SAMPLE"],
    [{}, { VERBATIM_CHECK_RESPONSES: "2" }, "VERBATIM_CHECK_RESPONSES"],
  ])("%j %j is refused, and the message names it", (options, env, named) => {
    expect(() => settingsFrom(options, env)).toThrow(named);
  });
});

it("a random secret is accepted, in hex, Base64 or digits, and so is a sentence", () => {
  const drawn = Array.from({ length: 500 }, () => [
    randomBytes(16).toString("hex"),
    randomBytes(32).toString("hex"),
    randomBytes(24).toString("base64"),
    Array.from(randomBytes(40), (byte) => byte % 10).join(""),
  ]).flat();
  for (const secret of [...drawn, "correct horse battery staple, said the cat"])
    expect(settingsFrom({}, { VERBATIM_JWT_SECRET: secret }).tokens?.key).toEqual({ secret });
});

it("keys of an issuer come from a file or an address", () => {
  for (const [text, key] of [
    ["keys.json", { jwksFile: "keys.json" }],
    ["https://issuer.example/keys", { jwksUrl: "https://issuer.example/keys" }],
    ["http://127.0.0.1:9/keys", { jwksUrl: "http://127.0.0.1:9/keys" }],
  ] as const)
    expect(settingsFrom({ jwks: text }, {}).tokens?.key).toEqual(key);
});
