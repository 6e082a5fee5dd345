// Credentials are replaced by names, in every spelling.
import { describe, expect, it } from "vitest";
import { redactor, secretsOf } from "../../src/conformance/wire/secrets.ts";
import { loadDocument } from "../../src/contract/load.ts";

const { contract } = await loadDocument("openapi.yaml");

describe("secretsOf", () => {
  it.each([
    [{ Authorization: "Bearer abc.def" }, {}, [["TOKEN", "Bearer ", "abc.def"]]],
    [{ authorization: "raw-token" }, {}, [["TOKEN", "", "raw-token"]]],
    [{ "X-Api-Key": "k-123456" }, {}, [["X_API_KEY", "", "k-123456"]]],
    [{ "Accept-Language": "en" }, {}, []],
    [
      { Authorization: "Bearer one" },
      { Authorization: "Bearer two" },
      [
        ["TOKEN", "Bearer ", "one"],
        ["TOKEN_2", "Bearer ", "two"],
      ],
    ],
  ] as const)("%j", (headers, second, want) => {
    const secrets = secretsOf({ contract, headers, second });
    expect(secrets.map(({ variable, scheme, value }) => [variable, scheme, value])).toEqual(want);
  });
});

describe("redactor", () => {
  const basic = `Basic ${Buffer.from("ada:pass word/1").toString("base64")}`;
  const redact = redactor(
    secretsOf({ contract, headers: { Authorization: basic, Cookie: "sid=0123456789; theme=dark" } }),
  );
  it.each([
    [`you sent ${basic}`, "you sent Basic $TOKEN"],
    ["your password is pass word/1", "your password is $TOKEN"],
    ["/login?p=pass%20word%2F1", "/login?p=$TOKEN"],
    ["session 0123456789 of ada", "session $COOKIE of ada"],
    ["nothing of it", "nothing of it"],
  ])("%s", (text, want) => expect(redact(text)).toBe(want));
});

describe("redactor, on a truncated sentence", () => {
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmVk";
  const redact = redactor(
    secretsOf({ contract, headers: { Authorization: `Bearer ${token}`, "X-Api-Key": 'say:"please"' } }),
  );
  it.each([
    [`text reads as "a Bearer ${token.slice(0, 30)}...`, 'text reads as "a Bearer $TOKEN...'],
    [`text reads as "${token.slice(0, 4)}..., not so`, 'text reads as "$TOKEN..., not so'],
    [`one ${token.slice(0, 9)}... two ${token.slice(0, 5)}... end`, "one $TOKEN... two $TOKEN... end"],
    [`at verify (${token.slice(0, 12)}`, "at verify ($TOKEN"],
    [String.raw`the key is "say:\"pl...`, 'the key is "$X_API_KEY...'],
    ['text reads as "eye...', 'text reads as "eye...'],
    ["wait...", "wait..."],
    ["", ""],
  ])("%s", (text, want) => expect(redact(text)).toBe(want));
});
