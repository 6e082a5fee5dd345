// Formats by their RFCs, as the compiled validators check them; a format without a check is an annotation.
import { describe, expect, it } from "vitest";
import { faultsIn } from "../../src/schema/validity.ts";

const rows: readonly [format: string, valid: readonly string[], invalid: readonly string[]][] = [
  [
    "date-time",
    [
      "2026-11-29T19:10:02Z",
      "2026-11-29t19:10:02.123456z",
      "2026-11-29T19:10:02+05:30",
      "2026-02-28T00:00:00-23:59",
      "2024-02-29T12:00:00Z",
      "1998-12-31T23:59:60Z",
      "1998-12-31T15:59:60.123-08:00",
      "1999-01-01T00:59:60+01:00",
    ],
    [
      "2026-11-29T19:10:02+0530",
      "2026-11-29T19:10:02+05",
      "2026-11-29 19:10:02Z",
      "2026-11-29T19:60:02Z",
      "2026-11-29T24:00:00Z",
      "2026-11-29T19:10:02",
      "2026-11-29T19:10Z",
      "2026-02-29T19:10:02Z",
      "2026-11-31T19:10:02Z",
      "1998-12-31T22:59:60Z",
      "1998-12-31T23:59:61Z",
      "2026-11-29T19:10:02.Z",
      "2026-11-29T19:10:02+24:00",
      "2026-11-29T19:10:02Z\n",
      "২026-11-29T19:10:02Z",
    ],
  ],
  ["time", ["08:30:06Z", "23:59:60+00:00", "01:29:60+01:30"], ["08:30:06", "08:30:06+0100", "12:00:60Z"]],
  [
    "email",
    [
      "a@example.com",
      "a.b+c@sub.example.com",
      '"joe bloggs"@example.com',
      '"joe@bloggs"@example.com',
      '"a\\"b"@example.com',
      "a@localhost",
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
    ],
    [
      "example.com",
      "a..b@example.com",
      ".a@example.com",
      "a@",
      "@example.com",
      "a b@example.com",
      "a@b=c.com",
      "a@[127.0.0.300]",
      "a@-b.com",
      '"a"b"@example.com',
    ],
  ],
  [
    "uuid",
    ["2eb8aa08-AA98-11ea-b4aa-73b441d16380"],
    ["urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380"],
  ],
  ["no-such-format", ["anything"], []],
  ["color", ["anything"], []],
];

describe.each(rows)("format: %s", (format, valid, invalid) => {
  const faults = faultsIn({});
  const schema = { type: "string", format };
  it.each(valid)("accepts %j", (text) => {
    expect(faults(schema, text)).toEqual([]);
  });
  it.each(invalid)("refuses %j", (text) => {
    expect(faults(schema, text)).toHaveLength(1);
  });
});
