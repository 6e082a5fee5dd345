// Which tokens are valid: by signature, issuer, audience, time and subject.
import { generateKeyPairSync } from "node:crypto";
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, describe, expect, it } from "vitest";
import type { Authenticate } from "../../src/server/principals.ts";
import { jwtAuthenticator } from "../../src/server/tokens.ts";
import { startService } from "../rows/service.ts";
import { wire } from "../rows/wire.ts";

const secret = new TextEncoder().encode("0123456789abcdef0123456789abcdef");
const other = new TextEncoder().encode("fedcba9876543210fedcba9876543210");
const NOW = 1_800_000_000;
const rules = { issuer: "verbatim", audience: "verbatim", clockSkew: 30, now: () => NOW * 1000 };
const authenticate = jwtAuthenticator({ ...rules, key: { secret } });
const good = {
  iss: "verbatim",
  aud: "verbatim",
  sub: "ada",
  exp: NOW + 60,
  scope: "books:write  reviews:moderate",
};

const sign = (claims: object, key = secret, alg = "HS256") =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(key);

it.each([
  ["all in order", {}, true],
  ["another issuer", { iss: "other" }, false],
  ["another audience", { aud: "other" }, false],
  ["expired within the skew", { exp: NOW - 29 }, true],
  ["expired beyond the skew", { exp: NOW - 31 }, false],
  ["not yet valid, within the skew", { nbf: NOW + 29 }, true],
  ["not yet valid, beyond the skew", { nbf: NOW + 31 }, false],
  ["without an end", { exp: undefined }, false],
  ["without a subject", { sub: undefined }, false],
  ["with an empty subject, which is the local caller's", { sub: "" }, false],
  ["with a subject that is not a string", { sub: 7 }, false],
])("%s: %j is %j", async (_, claims, isValid) => {
  const principal = await authenticate(await sign({ ...good, ...claims }));
  expect(principal !== undefined && !("refused" in principal)).toBe(isValid);
});

it("is signed with the secret, by HS256 only", async () => {
  expect(await authenticate(await sign(good, other))).toEqual({ refused: "signature verification failed" });
  expect(await authenticate(await sign(good, secret, "HS512"))).toHaveProperty("refused");
  const [, payload] = (await sign(good)).split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await authenticate(`${none}.${payload}.`)).toHaveProperty("refused");
});

it("a token that was valid is remembered until it expires, or the clock is set back", async () => {
  let time = NOW;
  const remembering = jwtAuthenticator({ ...rules, now: () => time * 1000, key: { secret } });
  const token = await sign({ ...good, nbf: NOW - 10 });
  const isValid = async (): Promise<boolean> => "id" in ((await remembering(token)) ?? {});
  const valid: boolean[] = [];
  for (time of [NOW, NOW + 1, NOW + 89, NOW + 90, NOW + 50, NOW - 40, NOW - 41, NOW])
    valid.push(await isValid());
  expect(valid).toEqual([true, true, true, false, true, true, false, true]);
  // A token that differs in its signature alone is another token.
  expect(await remembering(`${token.slice(0, -4)}AAAA`)).toHaveProperty("refused");
});

it("no caller of a remembered token can add a scope for the next", async () => {
  const token = await sign(good);
  for (const _ of ["verified", "remembered"]) {
    const principal = (await authenticate(token)) ?? {};
    if (!("scopes" in principal)) throw new Error("the token is valid");
    const { scopes } = principal;
    expect(scopes).not.toContain("admin");
    expect(() => Array.prototype.push.call(scopes, "admin")).toThrow(TypeError);
  }
});

it("says who, and what is allowed", async () => {
  const principal = { id: "ada", scopes: ["books:write", "reviews:moderate"] };
  expect(await authenticate(await sign(good))).toEqual(principal);
});

it("a key set with an invalid key makes tokens invalid, and the server does not fail", async () => {
  const jwks = { keys: [{ kty: "EC", crv: "P-256", kid: "a" }] };
  const broken = jwtAuthenticator({ ...rules, key: { find: createLocalJWKSet(jwks) } });
  const head = Buffer.from('{"alg":"ES256","kid":"a"}').toString("base64url");
  const [, payload, signature] = (await sign(good)).split(".");
  expect(await broken(`${head}.${payload}.${signature}`)).toHaveProperty("refused");
});

describe("typ (RFC 8725 3.11)", () => {
  it.each([
    ["at+jwt", true],
    ["application/at+jwt", true],
    ["AT+JWT", true],
    ["JWT", true],
    [undefined, true],
    ["logout+jwt", false],
    ["dpop+jwt", false],
    ["secevent+jwt", false],
    ["at+jwt2", false],
    ["", false],
    [7, false],
    [null, false],
    [["JWT"], false],
  ])("%j: %s", async (typ, isValid) => {
    // As JSON, which may have a typ of any type.
    const header = JSON.parse(JSON.stringify({ alg: "HS256", typ }));
    const principal = await authenticate(
      await new SignJWT({ ...good }).setProtectedHeader(header).sign(secret),
    );
    expect(principal).toEqual(
      isValid ? expect.objectContaining({ id: "ada" }) : { refused: `typ is ${JSON.stringify(typ)}` },
    );
  });
});

describe("a set of public keys", () => {
  type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
  const signed = ({ privateKey }: Pair, alg: string, kid?: string) =>
    new SignJWT({ ...good }).setProtectedHeader(kid === undefined ? { alg } : { alg, kid }).sign(privateKey);
  const authenticatorOf = (...keys: readonly JWK[]): Authenticate =>
    jwtAuthenticator({ ...rules, key: { find: createLocalJWKSet({ keys: [...keys] }) } });
  const pairOf = (alg: string) => generateKeyPair(alg, { extractable: true, modulusLength: 2048 });

  it.each([
    ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
  ])("may sign with %s", async (alg) => {
    const pair = await pairOf(alg);
    const known = authenticatorOf(await exportJWK(pair.publicKey));
    expect(await known(await signed(pair, alg))).toMatchObject({ id: "ada" });
  });

  it("with two keys and no kid is tried key by key, whichever comes first", async () => {
    const [one, two, three] = await Promise.all(["ES256", "ES256", "ES256"].map(pairOf));
    if (one === undefined || two === undefined || three === undefined) throw new Error("no keys");
    const known = authenticatorOf(await exportJWK(one.publicKey), await exportJWK(two.publicKey));
    expect(await known(await signed(one, "ES256"))).toMatchObject({ id: "ada" });
    expect(await known(await signed(two, "ES256"))).toMatchObject({ id: "ada" });
    expect(await known(await signed(three, "ES256"))).toEqual({
      refused: "no key of the set made the signature",
    });
    expect(await known(await sign(good, secret))).toHaveProperty("refused");
  });

  it("with a key that is too short and no kid is tried key by key, too", async () => {
    const [short, long] = [1024, 2048].map((modulusLength) => generateKeyPairSync("rsa", { modulusLength }));
    if (short === undefined || long === undefined) throw new Error("no keys");
    const known = authenticatorOf(
      ...[short, long].map(({ publicKey }) => publicKey.export({ format: "jwk" })),
    );
    const token = await new SignJWT({ ...good }).setProtectedHeader({ alg: "RS256" }).sign(long.privateKey);
    expect(await known(token)).toMatchObject({ id: "ada" });
  });

  it("with very many keys and no kid is tried with the first 16; with a kid, with its key", async () => {
    const [other, mine] = await Promise.all(["ES256", "ES256"].map(pairOf));
    if (other === undefined || mine === undefined) throw new Error("no keys");
    const others = await exportJWK(other.publicKey);
    const set = (before: number): readonly JWK[] => [
      ...Array.from({ length: before }, (_, n) => ({ ...others, kid: `${n}` })),
    ];
    const key = { ...(await exportJWK(mine.publicKey)), kid: "mine" };
    const without = await signed(mine, "ES256");
    expect(await authenticatorOf(...set(15), key)(without)).toMatchObject({ id: "ada" });
    expect(await authenticatorOf(...set(16), key)(without)).toEqual({
      refused: "none of the first 16 keys of the set made the signature, and the token has no kid",
    });
    expect(await authenticatorOf(...set(1000), key)(await signed(mine, "ES256", "mine"))).toMatchObject({
      id: "ada",
    });
  });

  it("with a kid is asked for that key only", async () => {
    const [one, two] = await Promise.all(["ES256", "ES256"].map(pairOf));
    if (one === undefined || two === undefined) throw new Error("no keys");
    const known = authenticatorOf(
      { ...(await exportJWK(one.publicKey)), kid: "a" },
      { ...(await exportJWK(two.publicKey)), kid: "b" },
    );
    expect(await known(await signed(two, "ES256", "b"))).toMatchObject({ id: "ada" });
    expect(await known(await signed(two, "ES256", "a"))).toHaveProperty("refused");
    expect(await known(await signed(two, "ES256", "c"))).toHaveProperty("refused");
  });
});

describe("the log", async () => {
  const service = await startService({ guarded: true });
  afterAll(() => service.close());
  const send = async (line: string, ...lines: readonly string[]) => {
    const [answer] = await wire(
      service.port,
      `${line} HTTP/1.1\r\nHost: localhost\r\n${lines.map((one) => `${one}\r\n`).join("")}Connection: close\r\n\r\n`,
    );
    const id = answer?.headers.get("x-request-id");
    await expect.poll(() => service.served.some((one) => one.id === id)).toBe(true);
    return { answer, entry: service.served.find((one) => one.id === id) };
  };

  it.each([
    ["DELETE /books/a", 401, "unauthenticated", [], undefined],
    [
      "DELETE /books/a",
      401,
      "unauthenticated",
      ["Authorization: Bearer a.b.c"],
      "JWS Protected Header is invalid",
    ],
    [
      "DELETE /books/a",
      401,
      "unauthenticated",
      [`Authorization: Bearer ${await sign({ ...good, exp: 1 })}`],
      '"exp" claim timestamp check failed',
    ],
    ["GET /books?limit=0", 400, "malformed-request", [], undefined],
    ["GET /books/none", 404, "not-found", [], undefined],
    ["PATCH /books", 405, "method-not-allowed", [], undefined],
    ["GET /books", 406, "not-acceptable", ["Accept: text/csv"], undefined],
    [
      "POST /books",
      403,
      "insufficient-scope",
      [`Authorization: Bearer ${await service.token("ada")}`],
      undefined,
    ],
  ])("says why the app refuses %s with %i: %s", async (line, status, problem, lines, reason) => {
    const { answer, entry } = await send(line, ...lines);
    expect(answer?.status).toBe(status);
    expect(entry).toMatchObject({ status, problem: `/problems/${problem}` });
    expect(entry?.reason).toBe(reason);
    if (reason !== undefined) expect(answer?.text).not.toContain(reason);
  });

  it("has no reason for a success", async () => {
    expect((await send("GET /books")).entry).not.toHaveProperty("problem");
  });
});
