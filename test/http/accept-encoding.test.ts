import { describe, expect, it } from "vitest";
import { preferredCoding } from "../../src/http/accept-encoding.ts";

const ALL = ["br", "gzip", "identity"];

describe("preferredCoding (RFC 9110 12.5.3)", () => {
  it.each([
    { says: "no field: no coding", accepted: undefined, want: "identity" },
    { says: "an empty field: no coding", accepted: "", want: "identity" },
    { says: "empty elements", accepted: " , ,", want: "identity" },
    { says: "what browsers send", accepted: "gzip, deflate, br, zstd", want: "br" },
    { says: "names are case-insensitive", accepted: "GZip", want: "gzip" },
    { says: "x-gzip is gzip (8.4.1.3)", accepted: "x-gzip", want: "gzip" },
    { says: "the higher weight", accepted: "br;q=0.4, gzip;q=0.5", want: "gzip" },
    { says: "space around the semicolon", accepted: "br ; q=0.4 , gzip\t;\tq=0.5", want: "gzip" },
    { says: "equal weights: the first offer", accepted: "gzip, br", want: "br" },
    { says: "identity preferred", accepted: "identity, gzip;q=0.9", want: "identity" },
    { says: "identity listed, as good as the others", accepted: "identity, gzip", want: "gzip" },
    { says: "identity unlisted: last", accepted: "gzip;q=0.001", want: "gzip" },
    { says: "a coding that is not offered", accepted: "zstd", want: "identity" },
    { says: "any coding", accepted: "*", want: "br" },
    { says: "any other coding", accepted: "br;q=0, *", want: "gzip" },
    { says: "a weight of 0 excludes", accepted: "gzip;q=0", want: "identity" },
    { says: "in any spelling", accepted: "gzip;Q=0.000", want: "identity" },
    { says: "all others excluded", accepted: "gzip, *;q=0", want: "gzip" },
    { says: "identity excluded, but a coding is left", accepted: "identity;q=0, gzip", want: "gzip" },
    { says: "identity excluded: nothing is left", accepted: "identity;q=0", want: undefined },
    { says: "everything excluded", accepted: "*;q=0", want: undefined },
    { says: "everything but identity excluded", accepted: "*;q=0, identity", want: "identity" },
    { says: "identity at a low weight, not excluded", accepted: "*;q=0, identity;q=0.001", want: "identity" },
    {
      says: "identity excluded, and a coding that is not offered",
      accepted: "zstd, identity;q=0",
      want: undefined,
    },
    { says: "the same coding twice: the higher weight", accepted: "gzip;q=0, gzip;q=0.2", want: "gzip" },
    { says: "a malformed weight is ignored with its element", accepted: "br;q=2, gzip", want: "gzip" },
    { says: "so is a negative one", accepted: "br;q=-1, gzip;q=1.0000, identity;q=0.5", want: "identity" },
    { says: "and an unknown parameter", accepted: "br;level=9, gzip;q=0.5", want: "gzip" },
    { says: "and two weights", accepted: "br;q=1;q=1, gzip", want: "gzip" },
    { says: "and what is not a token", accepted: 'b r, "br", gzip', want: "gzip" },
    { says: "a weight that Java sends", accepted: "gzip;q=.2", want: "gzip" },
    { says: "a name of every object", accepted: "constructor, __proto__", want: "identity" },
  ])("$says: $accepted -> $want", ({ accepted, want }) => {
    expect(preferredCoding(accepted, ALL)).toBe(want);
  });

  it.each([
    { says: "no field, and identity is not offered", accepted: undefined, offered: ["gzip"], want: "gzip" },
    { says: "the order of the server counts", accepted: "br, gzip", offered: ["gzip", "br"], want: "gzip" },
    { says: "nothing is offered", accepted: "gzip", offered: [], want: undefined },
    { says: "nothing is offered, and no field", accepted: undefined, offered: [], want: undefined },
  ])("$says", ({ accepted, offered, want }) => {
    expect(preferredCoding(accepted, offered)).toBe(want);
  });
});
