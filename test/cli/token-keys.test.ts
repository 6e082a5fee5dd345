// The public keys of an issuer: a file is read again when it changes, an address is fetched and kept.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, describe, expect, it } from "vitest";
import { authenticatorFrom } from "../../src/cli/serve/token-keys.ts";
import { StoreUnavailable } from "../../src/server/port.ts";

const folder = await mkdtemp(join(tmpdir(), "keys-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const rules = { issuer: "i", audience: "a", clockSkew: 0 };
const issuer = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const claims = { iss: "i", aud: "a", sub: "ada", exp: Math.floor(Date.now() / 1000) + 60 };
  return {
    jwk: { ...(await exportJWK(publicKey)), kid },
    token: await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid }).sign(privateKey),
  };
};
const [old, young] = [await issuer("old"), await issuer("young")];

describe("a file", () => {
  it("is read again when it has changed, and keys that cannot be used change nothing", async () => {
    const file = join(folder, "keys.json");
    const said: string[] = [];
    let clock = Date.now();
    const isValid = async (token: string) => {
      clock += 1000;
      return "id" in ((await authenticate(token)) ?? {});
    };
    await writeFile(file, JSON.stringify({ keys: [old.jwk] }));
    const authenticate = await authenticatorFrom(
      { ...rules, key: { jwksFile: file } },
      { now: () => clock, say: (text) => void said.push(text) },
    );
    expect([await isValid(old.token), await isValid(young.token)]).toEqual([true, false]);
    await writeFile(file, JSON.stringify({ keys: [young.jwk] }));
    expect([await isValid(old.token), await isValid(young.token)]).toEqual([false, true]);
    await writeFile(file, "{");
    expect(await isValid(young.token)).toBe(true);
    await rm(file);
    expect(await isValid(young.token)).toBe(true);
    await writeFile(file, JSON.stringify({ keys: [old.jwk, young.jwk] }));
    expect([await isValid(old.token), await isValid(young.token)]).toEqual([true, true]);
    expect(said.map((text) => /has changed|stay in use/.exec(text)?.[0])).toEqual([
      ...["has changed", "stay in use", "stay in use", "has changed"],
    ]);
  });

  it("that is missing or has no keys is reported by its name", async () => {
    const options = { now: Date.now, say: () => undefined };
    const empty = join(folder, "empty.json");
    await writeFile(empty, "{}");
    const broken = join(folder, "broken.json");
    await writeFile(broken, '{"keys":[null]}');
    for (const jwksFile of [empty, broken, join(folder, "none.json")])
      await expect(authenticatorFrom({ ...rules, key: { jwksFile } }, options)).rejects.toThrow(jwksFile);
  });
});

describe("an address", () => {
  const from = (fetch: () => Promise<Response>) =>
    authenticatorFrom(
      { ...rules, key: { jwksUrl: "https://issuer.example/keys" } },
      { now: Date.now, say: () => undefined, fetch },
    );

  it("is fetched once for many tokens", async () => {
    let fetched = 0;
    const authenticate = await from(async () => {
      fetched += 1;
      return Response.json({ keys: [old.jwk] });
    });
    for (let n = 0; n < 5; n += 1) expect(await authenticate(old.token)).toMatchObject({ id: "ada" });
    expect(await authenticate(young.token)).toHaveProperty("refused");
    expect(fetched).toBe(1);
  });

  it.each([
    ["does not answer", async () => Promise.reject(new TypeError("fetch failed"))],
    ["fails", async () => new Response("", { status: 500 })],
    ["has no keys", async () => Response.json({})],
  ])("that %s makes the service unavailable, and no token invalid", async (_, fetch) => {
    await expect((await from(fetch))(old.token)).rejects.toThrow(StoreUnavailable);
  });
});
