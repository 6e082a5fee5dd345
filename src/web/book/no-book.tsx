// In the place of a book that is not there, or not yet.
import { Link } from "wouter";
import { ProblemError } from "../../client/errors.ts";
import { isGone } from "../../semantics/statuses.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { Trouble } from "../ground/trouble.tsx";

type Props = { readonly error: Error | null; readonly onAgain: () => void };

export function NoBook({ error, onAgain }: Props) {
  if (error === null) {
    return (
      <p className="quiet waiting" role="status">
        Reading the book…
      </p>
    );
  }
  // An id that the service can't have is no book either.
  const isMissing = error instanceof ProblemError && (isGone(error.status) || error.status === 400);
  return (
    <>
      <PageTitle title={isMissing ? "There is no such book" : "The book can't be shown"} />
      {isMissing ? (
        <p>It was deleted, or its address is not quite right.</p>
      ) : (
        <Trouble error={error} doing="read" onAgain={onAgain} />
      )}
      <p>
        <Link href="/">To the shelf</Link>
      </p>
    </>
  );
}
