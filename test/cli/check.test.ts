// `verbatim check` as a user runs it: exit codes, formats, what it never prints, how it ends.
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandAt } from "../../src/cli/check/replay.ts";
import { checkCommand } from "../../src/cli/check.ts";
import { laws } from "../../src/laws/all.ts";
import { type OnSocket, onSocket } from "../conformance/socket.ts";
import { notesServer } from "../servers/notes.ts";
import { tasksServer, tokens } from "../servers/tasks.ts";
import { inProcess, startVerbatim } from "./command.ts";

const document = fileURLToPath(new URL("../servers/notes.yaml", import.meta.url));
const few = ["--only", "put-creates-then-replaces", "--only", "delete-removes", "--operation", "putNote"];
const TOKEN = "s3cr3t+value/0123456789";

const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  inProcess(checkCommand, args, { env });

const opened: OnSocket[] = [];
const open = async (handler: (request: Request) => Response | Promise<Response>): Promise<string> => {
  const server = await onSocket(handler);
  opened.push(server);
  return server.origin;
};
afterAll(() => Promise.all(opened.map((server) => server.close())));

const reuse = ["--only", "deleted-id-is-not-reused", "--operation", "addNote"];

let correct = "";
let reusing = "";
let broken = "";
beforeAll(async () => {
  correct = await open(notesServer([], Date.now));
  reusing = await open(notesServer(["the id is the highest plus one"], Date.now));
  broken = await open(notesServer(["PUT always returns 201"], Date.now));
});

describe("exit code and message", () => {
  it.each([
    [
      "all hold",
      () => [document, correct, ...few],
      0,
      /0 broken, 1 holds, 0 not exercised, 1 not applicable/,
    ],
    [
      "one is broken",
      () => [document, broken, ...few],
      1,
      /✗ put-creates-then-replaces {2}putNote[\s\S]*1 broken/,
    ],
    ["the law in full", () => ["--explain", "put-is-stored"], 0, /^put-is-stored {2}SHOULD, RFC 9110/],
    [
      "nothing could be asked",
      () => [document, correct, ...few, "--safe-only"],
      2,
      /0 hold, 1 not exercised/,
    ],
    [
      "not exercised, strict",
      () => [document, correct, ...few, "--safe-only", "--strict"],
      1,
      /not exercised/,
    ],
    [
      "a MUST law is broken, and nothing else counts",
      () => [document, broken, ...few, "--fail-on", "must"],
      1,
      /^Notes [^\n]*\n\nCoverage: 1 of 1 operations [\s\S]*Broken MUST laws [\s\S]*\n1 MUST, 0 SHOULD, 0 convention\n1 broken/,
    ],
    [
      "a convention is broken, which does not count",
      () => [document, reusing, ...reuse],
      0,
      /Broken conventions [\s\S]*\n0 MUST, 0 SHOULD, 1 convention\n/,
    ],
    [
      "a convention is broken, which counts",
      () => [document, reusing, ...reuse, "--fail-on", "convention"],
      1,
      /1 convention/,
    ],
  ])("%s", async (_, args, code, said) => {
    const ended = await check([...args()]);
    expect(ended.out).toMatch(said);
    expect(ended).toMatchObject({ code, err: "" });
  });

  it.each([
    ["no arguments", [], /expected a document and a server URL, got 0 arguments/],
    ["nobody there", [document, "http://127.0.0.1:59999"], /cannot be reached: connection refused/],
    [
      "a port that is blocked",
      [document, "http://127.0.0.1:9"],
      /Fetch blocks this port .* on a different port/,
    ],
    ["no such document", ["nothere.yaml", "http://127.0.0.1:59999"], /nothere.yaml: no such file/],
    ["no URL", [document, "localhost"], /SERVER: "localhost" is not an http or https URL/],
    [
      "an unknown law",
      [document, "http://h", "--only", "put-replaces-whol"],
      /--only: .*did you mean put-replaces-whole\?/,
    ],
    [
      "an unknown law, skipped",
      [document, "http://h", "--skip", "x"],
      /--skip: there is no law "x". The laws:\n {2}get-changes-nothing, /,
    ],
    [
      "an unknown law, explained",
      ["--explain", "get-changes"],
      /--explain: .*did you mean get-changes-nothing\?/,
    ],
    [
      "an unknown operation",
      [document, "http://h", "--operation", "putNot"],
      /--operation: .*did you mean putNote/,
    ],
    [
      "a document elsewhere",
      ["http://other.invalid/openapi.yaml", "http://h"],
      /DOCUMENT: \S+ is not on http:\/\/h; download it/,
    ],
    [
      "a header without a name",
      [document, "http://h", "--header", TOKEN],
      /--header: not a header field; write/,
    ],
    [
      "a header without quotes",
      [document, "http://h", "--header", "X:", "Bearer", TOKEN],
      /got 4 [\s\S]*Quote/,
    ],
    [
      "a seed that is not a number",
      [document, "http://h", "--seed", "-"],
      /--seed: "-" is not a whole number \(0 to/,
    ],
    [
      "a replay without a seed",
      [document, "http://h", "--replay", "x"],
      /--replay: "x" is not a whole number/,
    ],
    [
      "an unknown format",
      [document, "http://h", "--format", "xml"],
      /--format: "xml" is not one of human, json, junit/,
    ],
    [
      "a parameter that the document does not have",
      [document, "http://h", "--example", "noteid=1"],
      /--example: the document has no parameter "noteid" \(did you mean noteId\?\)/,
    ],
    ["a value without a name", [document, "http://h", "--example", "x"], /--example: "x" is not NAME=VALUE/],
    ["a cookie without a name", [document, "http://h", "--cookie", TOKEN], /--cookie: not a cookie; write/],
    [
      "an unknown level",
      [document, "http://h", "--fail-on", "all"],
      /--fail-on: "all" is not one of must, should, convention/,
    ],
    [
      "a coverage above 100 percent",
      [document, "http://h", "--coverage", "101"],
      /--coverage: "101" is not a percentage \(0 to 100\)/,
    ],
    [
      "an unknown option",
      [document, "http://h", "--fast"],
      /--fast: unknown option\nSee verbatim check --help/,
    ],
  ] as const)("could not run: %s", async (_, args, said) => {
    const ended = await check([...args]);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toMatch(said);
    expect(ended.err).not.toContain(TOKEN);
  });

  it("too few operations could be asked: what was refused, and what to add", async () => {
    const notes = notesServer([], Date.now);
    const refusing = await open((request) =>
      request.method === "PUT" ? Response.json({ status: 422 }, { status: 422 }) : notes(request),
    );
    const args = [document, refusing, "--only", "get-changes-nothing", "--only", "put-is-stored"];
    const ended = await check([...args, "--coverage", "90"]);
    expect(ended.out).toMatch(/Coverage: \d of 6 operations/);
    expect(ended.out).toMatch(
      /putNote: no request succeeded; PUT \S+ returned 422\s+to check it: add an example/,
    );
    expect(ended.code).toBe(3);
    expect(await check([...args, "--coverage", "0"])).toMatchObject({ code: 0 });
  });

  it("cookies are sent, and are a variable in what is printed", async () => {
    const cookies = new Set<string | null>();
    const seeing = await open((request) => {
      cookies.add(request.headers.get("cookie"));
      return Response.json({}, { status: 418 });
    });
    const args = [document, seeing, ...few, "--cookie", `session=${TOKEN}`, "--cookie", "b=2"];
    const { out, err } = await check(args);
    expect(cookies).toContain(`session=${TOKEN}; b=2`);
    expect(out + err).not.toContain(TOKEN);
  });

  it("could not run: no HTTP", async () => {
    const server = createServer((socket) => socket.end("SSH-2.0-x\r\n")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const ended = await check([document, `http://127.0.0.1:${port}`]);
    server.close();
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("is not HTTP") });
  });
});

describe("a report says what to do", () => {
  it("for people: the law, the place, what was seen, lines for curl, and the command to check again", async () => {
    const { out } = await check([document, broken, ...few], { COLUMNS: "60" });
    expect(out).toMatch(/A PUT returns 201 when [\s\S]*\(MUST, RFC 9110/);
    expect(out).toMatch(/declared {2}.*notes\.yaml:\d+:\d+/);
    expect(out).toMatch(/^curl -isS --globoff -X PUT "\$SERVER\/notes\/\$RUN-1" /m);
    expect(out).toContain("--replay 1/put-creates-then-replaces/putNote");
    expect(out).not.toContain("\u001b");
    const prose = out.split("\n").filter((line) => !/curl|SERVER|RUN|npx/.test(line));
    expect(prose.filter((line) => line.length > 60 && /\s/.test(line.trim()))).toEqual([]);
  });

  it("lists resources that may still exist, one per line, including those on a different host", async () => {
    const server = notesServer([], Date.now);
    const leaving = await open(async (request) => {
      const response = await server(request);
      if (response.status !== 201 || request.method !== "POST") return response;
      return new Response(null, { status: 201, headers: { location: "http://other.invalid/notes/a" } });
    });
    const { out } = await check([
      document,
      leaving,
      "--only",
      "created-is-located",
      "--operation",
      "addNote",
    ]);
    expect(out).toMatch(
      /^Could not be deleted and may still exist \(1\):\n {2}http:\/\/other\.invalid\/notes\/a\n\n/m,
    );
  });

  it("whose command to check again finds the same, and checks nothing else", async () => {
    const { out } = await check([document, broken, "--replay", "1/put-creates-then-replaces/putNote"]);
    expect(out).toMatch(/^1 broken, 0 hold, 0 not exercised, 0 not applicable$/m);
  });

  it("for programs", async () => {
    const { out } = await check([document, broken, ...few, "--format", "json"]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      server: broken,
      seed: 1,
      counts: { holds: 0, broken: 1, notApplicable: 1, notExercised: 0 },
      broken: [{ law: "put-creates-then-replaces", operation: "putNote", confirmed: true }],
      left: [],
    });
    expect(report.results).toHaveLength(2);
    expect(report.broken[0].curl.length).toBeGreaterThan(2);
  });

  it("for build servers", async () => {
    const { out } = await check([document, broken, ...few, "--format", "junit"]);
    expect(out).toMatch(/<testsuites name="Notes 1.0.0" tests="2" failures="1" errors="0" skipped="0"/);
    expect(out).toMatch(/<failure type="broken" message="[^"<]+">[^<]+curl[^<]+<\/failure>/);
    expect(out).toMatch(/<testcase classname="coverage" name="1 of 1 operations could be asked"\/>/);
    expect(out.match(/<(?!\?|\/)[^>]*[^/]>/g)?.length).toBe(out.match(/<\//g)?.length);
  });
});

describe("credentials", () => {
  it.each(["human", "json", "junit"])(
    "are in no report, not even where the server repeats them: %s",
    async (format) => {
      const server = notesServer(["PUT always returns 201"], Date.now);
      const repeating = await open(async (request) => {
        const response = await server(request);
        const headers = {
          ...Object.fromEntries(response.headers),
          "x-you": request.headers.get("authorization") ?? "",
        };
        return new Response(await response.text().then((text) => text || null), {
          status: response.status,
          headers,
        });
      });
      const args = [
        document,
        repeating,
        "--replay",
        "1/put-creates-then-replaces/putNote",
        "--format",
        format,
      ];
      const { out, code } = await check([...args, "--header", `Authorization: Bearer ${TOKEN}`]);
      expect(code).toBe(1);
      expect(out).not.toContain(TOKEN);
      expect(out).toMatch(/authorization: Bearer \$TOKEN/);
    },
  );
});

describe("credentials that the server rejects", () => {
  const tasks = fileURLToPath(new URL("../servers/tasks.yaml", import.meta.url));
  const asked = ["--only", "put-is-stored", "--only", "secured-refuses-anonymous-callers"];

  it.each([
    ["wrong", `Bearer ${TOKEN}`, 2, /--header: the server rejected .* all \d+ requests .* got 401/],
    ["a word of ours", "Bearer wrong", 2, /They may be wrong, expired/],
    ["another's", `Bearer ${tokens.grace}`, 0, /^$/],
  ])("%s", async (_, authorization, code, said) => {
    const server = await open(tasksServer([]));
    const ended = await check([tasks, server, ...asked, "--header", `Authorization: ${authorization}`]);
    expect(ended.err).toMatch(said);
    expect(ended.code).toBe(code);
    expect(ended.out === "").toBe(code === 2);
  });
});

describe("credentials that a server adds to what it stores", () => {
  const long = `${TOKEN}${"0123456789abcdef".repeat(8)}`;
  it.each(["human", "json", "junit"])("do not appear even in part: %s", async (format) => {
    const server = notesServer([], Date.now);
    const leaking = await open(async (request) => {
      const response = await server(request);
      const text = await response.text();
      const told = text.replace(/"text": *"/, `$&${request.headers.get("authorization")}`);
      return new Response(text === "" ? null : told, { status: response.status, headers: response.headers });
    });
    const args = [document, leaking, "--replay", "1/put-is-stored/putNote", "--format", format];
    const { out, code } = await check([...args, "--header", `Authorization: Bearer ${long}`]);
    expect(code).toBe(1);
    expect(out).toContain("Bearer $TOKEN...");
    expect(out).not.toContain(long.slice(0, 4));
  });
});

describe("a different host", () => {
  it.each([
    [
      "moved",
      "https://other.invalid/notes",
      2,
      /redirects GET \/notes to https:\/\/other\.invalid: check that server/,
    ],
    ["signed in first", "https://login.invalid/?next=notes", 1, /^$/],
  ])("is reported if the server has %s", async (_, location, code, said) => {
    const server = await open(() => new Response(null, { status: 308, headers: { location } }));
    const ended = await check([document, server, "--only", "answers-are-as-declared"]);
    expect(ended.err).toMatch(said);
    expect(ended.code).toBe(code);
  });

  it("gets no request: neither redirects nor a Location that leads there are followed", async () => {
    let asked = 0;
    const other = await open(() => {
      asked += 1;
      return new Response("{}", { headers: { "content-type": "application/json" } });
    });
    const leading = await open(
      (request) =>
        new Response(null, {
          status: request.method === "POST" ? 201 : 307,
          headers: { location: `${other}/notes/a` },
        }),
    );
    const { code } = await check([document, leading, "--budget", "5"]);
    expect(code).not.toBe(0);
    expect(asked).toBe(0);
  });
});

describe("a server that is busy", () => {
  it("gets the request again, and is not accused", async () => {
    const server = notesServer([], Date.now);
    let count = 0;
    const busy = await open((request) => {
      count += 1;
      return count % 5 === 0
        ? new Response(null, { status: 429, headers: { "retry-after": "0" } })
        : server(request);
    });
    const { out } = await check([document, busy, ...few]);
    expect(out).toMatch(/0 broken, 1 holds/);
  });
});

describe("a server that goes away", () => {
  it("is reported as a broken law, with the last check and request and everything judged before", async () => {
    const server = notesServer([], Date.now);
    let asked = 0;
    const dying = await onSocket((request) => {
      asked += 1;
      if (asked === 60) void dying.close();
      return server(request);
    });
    const { code, out, err } = await check([document, dying.origin]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ never-fails {2}\w+[\s\S]*could not be reached after that/);
    expect(out).toMatch(/✓ get-changes-nothing/);
    expect(out).toMatch(/^Stopped early: the server could not be reached any more\.$/m);
    expect(out).toMatch(/^1 broken, [1-9]\d* hold/m);
    expect(err).toMatch(/cannot be reached: connection refused\.$/m);
    expect(err).toMatch(/^ {2}checking {6}[a-z-]+ of \w+, after \d\d\d? requests$/m);
    expect(err).toMatch(/^ {2}last request {2}[A-Z]+ \/notes\S* (returned \d{3}|had no response: .*)$/m);
    expect(err).toMatch(/^ {2}check again {3}npx verbatim check \S+ \S+ --replay 1\/[a-z-]+\/\w+$/m);
    expect(err).toMatch(/Resources that the check created may still exist/);
  });
});

it("names the package to check again where npx has fetched it, and else the command", () => {
  const installed = "node_modules/@verbatim-http/kit/dist/src/cli/check/replay.js";
  expect(commandAt(`file:///home/ada/.npm/_npx/0f/${installed}`)).toBe("npx @verbatim-http/kit");
  expect(commandAt(`file:///home/ada/api/${installed}`)).toBe("npx verbatim");
});

describe("a server that lets nobody in", () => {
  it.each([
    [404, /every one of \d+ requests got 404[\s\S]*--base-path/],
    [401, /every one of \d+ requests got 401[\s\S]*--header/],
    [403, /every one of \d+ requests got 403[\s\S]*--header/],
  ])("with %s is not checked", async (status, said) => {
    const server = await open(() => new Response(null, { status }));
    const { code, out, err } = await check([document, server, "--only", "answers-are-as-declared"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(said);
  });
});

describe("ctrl-C", () => {
  it("stops, deletes what it created, and says so", async () => {
    const server = notesServer([], Date.now);
    const [underWay, signalled] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    // The command waits for a response when the signal comes, however fast or slow the machine is.
    const origin = await open(async (request) => {
      asked += 1;
      if (asked === 40) underWay.resolve();
      if (asked >= 40) await signalled.promise;
      return server(request);
    });
    const running = startVerbatim(["check", document, origin]);
    await Promise.race([underWay.promise, running.ended]);
    const ending = running.end("SIGINT");
    signalled.resolve();
    const ended = await ending;
    expect(ended.code).toBe(130);
    expect(ended.out).toMatch(/Stopped early/);
    expect(ended.out).toMatch(/the run was stopped/);
    expect(await (await fetch(`${origin}/notes`)).json()).toEqual([]);
  });
});

it("checks the selected laws, MUST first: --skip leaves a law out, --only all others", async () => {
  const skip = laws.slice(4).flatMap(({ id }) => ["--skip", id]);
  const { out } = await check([document, correct, ...skip, "--operation", "getNote", "--format", "json"]);
  const report = JSON.parse(out);
  expect(report.results.map(({ law }: { law: string }) => law)).toEqual([
    "get-changes-nothing",
    "created-is-located",
    "post-adds-each-time",
    "head-is-get-without-content",
  ]);
});
