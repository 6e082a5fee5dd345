// The project's texts avoid the turns of phrase below. To fix a finding, write what its row suggests, or rephrase.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { textsIn } from "./texts.ts";

type Habit = { readonly refuses: RegExp; readonly write: string };

/** A pattern refuses only what is never right, so that correct English passes. */
const habits: readonly Habit[] = [
  { refuses: /\bmend(s|ed|ing)?\b/i, write: "fix, correct" },
  { refuses: /\btold\b(?! apart)/i, write: "said, listed, reported, notified" },
  { refuses: /\btells? of\b/i, write: "reports, says that" },
  {
    refuses:
      /(?<!\b(can|cannot|can't|could|to) )\btells? (what|which|whether|how|where|why|when|its|nothing|none|every|each|all|the rest)\b/i,
    write: "says, lists, shows",
  },
  { refuses: /\bas (it|they) (stands?|stood)\b/i, write: "unchanged, verbatim, or leave it out" },
  { refuses: /\bas (it|they) (is|are|was|were)(?=[.,;:)]|$)/i, write: "unchanged, or leave it out" },
  { refuses: /\b(is|are) not as (it|they|the)\b/i, write: "differs from, is invalid" },
  {
    refuses:
      /\b(stand|stands|stood|standing) (in(?! for\b)|beside|between|on|under|there|twice|alone|next to)\b/i,
    write: "is in, is next to",
  },
  { refuses: /\bbeside\b/i, write: "next to, with" },
  { refuses: /\bbelongs? into\b/i, write: "belongs in" },
  { refuses: /\bmay be said\b/i, write: "repeatable" },
  { refuses: /(?:^|[.;:!]\s+)Who\b(?![^.!]*\?)/, write: "a client that, the user who" },
  { refuses: /\b(by|for|from|with|to|only|than|of) who\b/i, write: "by the client that, by the user who" },
  { refuses: /\bwho(ever|soever)\b/i, write: "a client that, anyone who" },
  { refuses: /\bodd(ity|ities)\b/i, write: "unusual case" },
  { refuses: /\bhonest(ly)?\b/i, write: "correct" },
  { refuses: /\bin the end\b/i, write: "finally, or leave it out" },
  { refuses: /\bfor ever\b/i, write: "forever" },
  { refuses: /\banother (one )?(each time|at every)\b/i, write: "a different one each time" },
  { refuses: /\b(another|otherwise)( \w+){0,3} than\b/i, write: "different from, differently from" },
  { refuses: /\bnothing (is|was) made of\b/i, write: "name the thing" },
  { refuses: /\ba word of this run\b/i, write: "a per-run prefix" },
  { refuses: /\b(hold|holds|held|holding)( \w+){0,4} against\b/i, write: "check against, compare with" },
  { refuses: /\bsa(y|ys|id|ying) of\b/i, write: "say about, report" },
  { refuses: /\bspeaks? of\b/i, write: "is about" },
  { refuses: /\bsay `?--/i, write: "pass --" },
  { refuses: /\band yet\b/i, write: "but" },
  { refuses: /\b(it|that|this|which|what) (is|was) none\b/i, write: "is not one" },
  {
    refuses:
      /(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b|less\b|better\b|worse\b|later\b|one\b|other\b|different\b)/i,
    write: "is not a",
  },
  { refuses: /\b(he|him|his|she|her)\b/i, write: "they, the user, the client" },
  { refuses: /\bcom(e|es|ing) into being\b/i, write: "is created" },
  { refuses: /\b(is|are|was|were) there twice\b/i, write: "is duplicated" },
  { refuses: /\b(laws?|questions?) (that )?(is|are|was|were) (not )?asked\b/i, write: "the law is checked" },
  { refuses: /\basked (of|about) /i, write: "checked on" },
  { refuses: /\bIn more words\b/i, write: "a label" },
  { refuses: /\b(sent|arrives?|runs?)( \w+)? at one time\b/i, write: "at the same time" },
  { refuses: /\blooks? after a\b/i, write: "the re-read after" },
  { refuses: /\bfree address\b/i, write: "unused URL" },
  { refuses: /\bas (it|they) (has|have) to be\b/i, write: "valid, invalid" },
  { refuses: /\bas (\S+ ){1,4}has it\b/i, write: "as defined in" },
  { refuses: /\bwr(ote|ites?|itten) (it )?so\b/i, write: "wrote it like this" },
  { refuses: /\b(is|are|was|were|be|been) answered by\b/i, write: "returns, gets" },
  { refuses: /\bwhen asked again\b/i, write: "when repeated, not reproduced" },
  { refuses: /\ball the same\b/i, write: "anyway" },
  { refuses: /\bbec(ame|omes?) of\b/i, write: "whether or not it arrived" },
  {
    refuses: /\b(is|are|was|were|be|been) (not )?let (in|through)\b/i,
    write: "is authenticated, is accepted",
  },
  {
    refuses:
      /\b(one|a) (?!with|of|for|per|in|as|is|to|by|from|at|on)[a-z]+ an? (operation|law|method|request|resource|line|file|row|document|page|question|member|type|folder|subject|command|test)\b/i,
    write: "one … per …",
  },
  { refuses: /\b(that|which|what) there (is|are|was|were)(?=[.,;:)"]|$)/i, write: "that exist" },
  {
    refuses: /\b(requests?|content|credentials|change)( \w+){0,2} (is|are|was|were|be|been) refused\b/i,
    write: "rejected",
  },
  { refuses: /\brules? (of|to) lint\b/i, write: "lint rule" },
  { refuses: /\bwhat is whose\b/i, write: "who owns what" },
  { refuses: /\banew\b/i, write: "again" },
  { refuses: /\bmade alike\b/i, write: "equal" },
  { refuses: /\bwhat (is|are|was|were) made\b/i, write: "what was created" },
  { refuses: /\bapart by\b/i, write: "separated by" },
  { refuses: /(?<!-)\btwins?\b(?!-)/i, write: "duplicate, second request" },
];

const sources = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "openapi.yaml",
  "docs",
  "pack",
  "src",
  "test",
];

/** Fiction, generated files, and the list itself. */
const excepted = [
  "src/service/sample",
  "test/bench/catalogue.ts",
  "test/bench/node_modules",
  "test/matrix/node_modules",
  "test/guarded/generated",
  "test/plain-english.test.ts",
];

const rooms = sources
  .filter((source) => existsSync(source))
  .flatMap((source) => (isFolder(source) ? readdirSync(source).map((name) => `${source}/${name}`) : source));

test.each(rooms)("%s has none of the habits", (room) => {
  const files = isFolder(room) ? filesIn(room) : [room];
  expect(files.flatMap(findingsIn)).toEqual([]);
});

describe("the list", () => {
  it.each([
    "Mend what `errors` names and send the request again.",
    "it belongs into a meta-schema",
    "Who sends and never reads is not read for ever.",
    "Is the representation another than those that If-None-Match names?",
    "Has no twin of this keyed request been left unanswered?",
    "--allow-origin may be said several times",
    "`onResult` is told of every end of an operation",
    "a field that is another one each time keeps it from remembering",
    "seen once, and not when asked again",
    "the request was refused, and yet the list has 3 entries",
    "possibly for another reason than the precondition",
    "a server that is run without access control is checked with it: say --open",
    "the response is no status",
    "It stands in the way of something else.",
    "Something is not as it has to be; it is marked below.",
    "What nothing is made of: members by read operation",
    "ids that begin with a word of this run are deleted in the end",
    "curl lines that run as they stand",
    "a review is changed by who wrote it",
    "Every answer is held against the document.",
    "This answer tells nothing of the effect.",
    "Without it the request is refused.",
  ])("refuses %j", (text) => {
    expect(habitsIn(text)).not.toEqual([]);
  });

  it.each([
    "Fix what `errors` lists and retry.",
    "A client that never reads its responses is disconnected eventually.",
    "Who are you?",
    "A user who deletes a message relies on it being gone.",
    "There is no such book.",
    "The token is no longer valid.",
    "The pages cannot be told apart.",
    "Implement the function as written: it calls itself.",
    "A placeholder stands in for the list.",
    "If there is none, return 404.",
    "You can tell whether the request arrived.",
    "It is as it should be, since this is correct English.",
    "The size is an odd number.",
    "Check every response against the document.",
    "The two lists differ from each other.",
  ])("accepts %j", (text) => {
    expect(habitsIn(text)).toEqual([]);
  });
});

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

function filesIn(path: string): readonly string[] {
  if (excepted.includes(path)) return [];
  if (isFolder(path)) return readdirSync(path).flatMap((name) => filesIn(`${path}/${name}`));
  return /\.(tsx?|js|md|findings|ya?ml|css|html|sh)$/.test(path) ? [path] : [];
}

function findingsIn(file: string): readonly string[] {
  if (excepted.includes(file)) return [];
  const content = readFileSync(file, "utf8");
  return textsIn(file, content).flatMap(({ at, text }) =>
    habitsIn(text).map(({ found, write }) => {
      const line = content.slice(0, at).split("\n").length;
      return `${file}:${line} "${found}": write ${write}`;
    }),
  );
}

function habitsIn(text: string): readonly { readonly found: string; readonly write: string }[] {
  return habits.flatMap(({ refuses, write }) => {
    const [found] = refuses.exec(text) ?? [];
    return found === undefined ? [] : [{ found: found.replace(/\s+/g, " ").trim(), write }];
  });
}
