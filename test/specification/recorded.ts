// Turns a recorded conversation of the conformance suite into the evidence of a law, and asks our judge.
import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../src/json/record.ts";
import type { Change } from "../../src/laws/change.ts";
import { knownTagIsNotModified } from "../../src/laws/conditions/known-tag-is-not-modified.ts";
import { missingPreconditionIsRefused } from "../../src/laws/conditions/missing-precondition-is-refused.ts";
import { staleIfMatchIsRefused } from "../../src/laws/conditions/stale-if-match-is-refused.ts";
import { postAddsEachTime } from "../../src/laws/creating/post-adds-each-time.ts";
import { deleteRemoves } from "../../src/laws/deleting/delete-removes.ts";
import { deleteTwiceIsDeleteOnce } from "../../src/laws/deleting/delete-twice-is-delete-once.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { keyRepeatsTheAnswer } from "../../src/laws/keys/key-repeats-the-answer.ts";
import type { Law, Verdict } from "../../src/laws/law.ts";
import { putTwiceIsPutOnce } from "../../src/laws/replacing/put-twice-is-put-once.ts";

type Message = { readonly fields?: Readonly<Record<string, string>>; readonly content?: unknown };
export type Recorded = {
  readonly role: "first" | "before" | "again" | "after";
  readonly request: Message & { readonly method: string; readonly path: string };
  readonly response: Message & { readonly status: number };
};

/** The parts of a conversation, by role. */
type Parts = {
  readonly first: Exchange;
  readonly again: readonly Exchange[];
  readonly before: Exchange | undefined;
  readonly after: Exchange | undefined;
  /** The difference between the reads before and after. */
  readonly change: Change | undefined;
};

type Judged = { readonly law: Pick<Law, "appliesTo">; readonly judge: (parts: Parts) => Verdict };

const judged: Readonly<Record<string, Judged>> = {
  "put-twice-is-put-once": { law: putTwiceIsPutOnce, judge: (parts) => putTwiceIsPutOnce.judge(parts) },
  "delete-twice-is-delete-once": {
    law: deleteTwiceIsDeleteOnce,
    judge: (parts) => deleteTwiceIsDeleteOnce.judge(parts),
  },
  "key-repeats-the-answer": {
    law: keyRepeatsTheAnswer,
    judge: (parts) => keyRepeatsTheAnswer.judge(parts),
  },
  "delete-removes": {
    law: deleteRemoves,
    judge: ({ first, after = first }) =>
      deleteRemoves.judge({
        deletion: first,
        read: after,
        isKept: false,
        id: idIn(first.request.target),
        listed: [],
      }),
  },
  "post-adds-each-time": {
    law: postAddsEachTime,
    judge: ({ first, again }) => {
      const posts = [first, ...again];
      const ids = posts.map(({ response }) => idIn(response.headers["location"] ?? ""));
      return postAddsEachTime.judge({ posts, ids, made: [], before: undefined, after: undefined });
    },
  },
  "stale-if-match-is-refused": {
    law: staleIfMatchIsRefused,
    judge: ({ again, change }) => staleIfMatchIsRefused.judge({ refused: again, change, plain: undefined }),
  },
  "missing-precondition-is-refused": {
    law: missingPreconditionIsRefused,
    judge: ({ again, change }) =>
      missingPreconditionIsRefused.judge({ refused: again, change, plain: undefined }),
  },
  "known-tag-is-not-modified": {
    law: knownTagIsNotModified,
    judge: ({ again, before, after }) =>
      knownTagIsNotModified.judge({
        tag: before?.response.headers["etag"],
        tagLater: after?.response.headers["etag"],
        conditional: again,
      }),
  },
};

/**
 * @returns the law with that name, and our verdict on a recorded conversation
 * @throws Error if the suite names a law that has no evidence here, or records nothing
 */
export function judgedBy(name: string, recorded: readonly Recorded[]): Judged & { readonly verdict: string } {
  const row = judged[name];
  if (row === undefined) throw new Error(`no evidence for the law "${name}"`);
  return { ...row, verdict: row.judge(partsOf(recorded)).verdict };
}

function partsOf(recorded: readonly Recorded[]): Parts {
  const all = (role: Recorded["role"]): readonly Exchange[] =>
    recorded.filter((one) => one.role === role).map(exchangeOf);
  const again = all("again");
  const [[before], [after]] = [all("before"), all("after")];
  const first = all("first")[0] ?? again[0] ?? before;
  if (first === undefined) throw new Error("nothing is recorded");
  return { first, again, before, after, change: before && after && changeBetween(before, after) };
}

function exchangeOf({ request, response }: Recorded): Exchange {
  const { content } = response;
  return {
    operation: "",
    request: {
      method: request.method,
      target: request.path,
      headers: request.fields ?? {},
      content: request.content === undefined ? undefined : JSON.stringify(request.content),
    },
    response: {
      status: response.status,
      headers: response.fields ?? {},
      content,
      text: content === undefined ? "" : JSON.stringify(content),
    },
  };
}

function changeBetween(before: Exchange, after: Exchange): Change | undefined {
  const [old, now] = [before.response, after.response];
  if (old.status !== now.status) return { kind: "status", before, after };
  if (Array.isArray(old.content) && Array.isArray(now.content)) {
    const [expected, seen] = [old.content.length, now.content.length];
    if (expected !== seen) return { kind: "entry count", expected, seen, before, after };
  }
  if (isRecord(old.content) && isRecord(now.content)) {
    for (const member of new Set([...Object.keys(old.content), ...Object.keys(now.content)])) {
      const [expected, seen] = [old.content[member], now.content[member]];
      if (isDeepStrictEqual(expected, seen)) continue;
      return { kind: "member", difference: { member, expected, seen }, before, after };
    }
  }
  const [expected, seen] = [old.headers["etag"], now.headers["etag"]];
  return expected === seen ? undefined : { kind: "tag", expected, seen, before, after };
}

function idIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
