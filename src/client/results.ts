// The types of the result of an operation, status by status.
import type { Problem } from "../http/problem.ts";
import type { CallError, ProblemError } from "./errors.ts";
import type { ContentOf, Shape } from "./inputs.ts";
import type { Row } from "./table.ts";

// RFC 9110 15 and the IANA registry: statuses that may arrive although the document does not declare them.
type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type Failure =
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408)
  | (409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/** What the result of every answered call has. */
export type AnswerInfo = {
  readonly response: Response;
  readonly url: string;
  readonly attempts: number;
  readonly key: string | undefined;
  /** The status of a refused retry that counts as a success, because an earlier attempt had done the work. */
  readonly excused?: 404 | 412;
};

type FieldsOf<Answer> = Answer extends { readonly headers: infer Headers }
  ? {
      readonly [Name in keyof Headers as string extends Name ? never : Lowercase<Name & string>]?:
        | (Headers[Name] extends string ? Headers[Name] : string)
        | undefined;
    }
  : object;

/** A success that needs a preference (RFC 7240): it declares `Preference-Applied`. */
type IsPreferred<Answer> = "preference-applied" extends keyof FieldsOf<Answer>
  ? [ContentOf<Answer>] extends [never]
    ? true
    : false
  : false;

/** The statuses of `3XX` and the like (OpenAPI 3.1 4.8.16). */
type Ranges = {
  readonly "2XX": Success;
  readonly "3XX": 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  readonly "4XX": Exclude<Failure, Ranges["3XX"] | Ranges["5XX"]>;
  readonly "5XX": 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
};
type InRange<Answers> = { [Key in keyof Answers & keyof Ranges]: Ranges[Key] }[keyof Answers & keyof Ranges];
/** Where a success is declared, `default` stands for errors only. */
type ByDefault<Answers> = Exclude<
  [keyof Answers & (Success | "2XX")] extends [never] ? Success | Failure : Failure,
  keyof Answers | InRange<Answers>
>;
/** The statuses that one key of the responses declares. */
type StatusOf<Key, Answers> = Key extends number
  ? Key
  : Key extends keyof Ranges
    ? Exclude<Ranges[Key], keyof Answers>
    : Key extends "default"
      ? ByDefault<Answers>
      : never;

type Declared<Answer, Status, Prefers extends boolean> =
  | Done<Answer, Extract<Status, Success>, Prefers>
  | Failed<Answer, Exclude<Status, Success>>;

type Done<Answer, Status, Prefers extends boolean> = [Status] extends [never]
  ? never
  : [IsPreferred<Answer>, Prefers] extends [true, false]
    ? never
    : AnswerInfo & {
        readonly ok: true;
        readonly status: Status;
        readonly data: [ContentOf<Answer>] extends [never] ? undefined : ContentOf<Answer>;
        readonly headers: FieldsOf<Answer>;
        readonly error?: undefined;
      };

type Failed<Answer, Status> = [Status] extends [never]
  ? never
  : AnswerInfo & {
      readonly ok: false;
      readonly status: Status;
      /** The problem in the response, `about:blank` if it has none; or content of the document's own schema. */
      readonly data: ErrorOf<Answer>;
      readonly headers: FieldsOf<Answer>;
      readonly error: ProblemError;
    };

/** `undefined` if the content is not JSON, such as the page of a proxy. */
type ErrorOf<Answer> = Answer extends { readonly content: infer Content }
  ? "application/problem+json" extends keyof Content
    ? Problem
    : [keyof Content & `${string}json${string}`] extends [never]
      ? Problem
      : Content[keyof Content & `${string}json${string}`] | undefined
  : Problem;

/** A status that the document does not declare for the operation. */
export type Undeclared<Status> = [Status] extends [never] ? never : UndeclaredAnswer<Status>;
type UndeclaredAnswer<Status> = AnswerInfo & {
  readonly ok: false;
  readonly status: Status;
  readonly data: Problem;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly error: ProblemError;
};

/** There was no response: `error` says why. */
export type Unanswered = {
  readonly ok: false;
  readonly status: 0;
  readonly data?: undefined;
  readonly headers: { readonly [name: string]: undefined };
  readonly response?: undefined;
  readonly url: string;
  readonly attempts: number;
  readonly key: string | undefined;
  readonly error: CallError;
};

export type Result<Op extends Shape, Prefers extends boolean = false> =
  | {
      [Key in keyof Op["responses"]]: Declared<Op["responses"][Key], StatusOf<Key, Op["responses"]>, Prefers>;
    }[keyof Op["responses"]]
  | Undeclared<
      Exclude<
        Success | Failure,
        { [Key in keyof Op["responses"]]: StatusOf<Key, Op["responses"]> }[keyof Op["responses"]]
      >
    >;

/** A retry that found the work done; its data is known if a read returned it. */
export type Excused<Op extends Shape, Status, Data = undefined> = AnswerInfo & {
  readonly ok: true;
  readonly status: 200 extends keyof Op["responses"] ? 200 : 204;
  readonly data: Data;
  /** The header fields of the refusal. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly error?: undefined;
  readonly excused: Status;
};
export type ReadAgain<Op extends Shape, Entry extends Row> = Entry extends { same: true }
  ? { [Status in keyof Op["responses"] & 200]: ContentOf<Op["responses"][Status]> }[keyof Op["responses"] &
      200]
  : undefined;

export type DataOf<Answer> = Answer extends { readonly ok: true; readonly data: infer Data } ? Data : never;
