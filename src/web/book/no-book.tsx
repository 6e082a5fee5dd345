// Shown in place of a book that is loading, or that cannot be loaded.
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
        Loading the book…
      </p>
    );
  }
  // 400: the id has a form that no id of this service has.
  const isMissing = error instanceof ProblemError && (isGone(error.status) || error.status === 400);
  return (
    <>
      <PageTitle title={isMissing ? "Book not found" : "This book cannot be shown"} />
      {isMissing ? (
        <p>It may have been deleted, or the address may be wrong.</p>
      ) : (
        <Trouble error={error} doing="read" onAgain={onAgain} />
      )}
      <p>
        <Link href="/">Back to the shelf</Link>
      </p>
    </>
  );
}
