// Which tokens are valid: by signature, issuer, audience, time and subject.
import { SignJWT } from "jose";
import { expect, it } from "vitest";
import { jwtAuthenticator } from "../../src/server/tokens.ts";

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
  expect(principal !== undefined).toBe(isValid);
});

it("is signed with the secret, by HS256 only", async () => {
  expect(await authenticate(await sign(good, other))).toBeUndefined();
  expect(await authenticate(await sign(good, secret, "HS512"))).toBeUndefined();
  const [, payload] = (await sign(good)).split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await authenticate(`${none}.${payload}.`)).toBeUndefined();
});

it("says who, and what is allowed", async () => {
  const principal = { id: "ada", scopes: ["books:write", "reviews:moderate"] };
  expect(await authenticate(await sign(good))).toEqual(principal);
});

it("a key set with an invalid key makes tokens invalid, and the server does not fail", async () => {
  const jwks = { keys: [{ kty: "EC", crv: "P-256", kid: "a" }] };
  const broken = jwtAuthenticator({ ...rules, key: { jwks } });
  const head = Buffer.from('{"alg":"ES256","kid":"a"}').toString("base64url");
  const [, payload, signature] = (await sign(good)).split(".");
  expect(await broken(`${head}.${payload}.${signature}`)).toBeUndefined();
});
