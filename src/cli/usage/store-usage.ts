// The text of `verbatim store --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim store ACTION FILE --store STORE

Actions: export writes the store to FILE, import reads FILE into the store.

Moves books, reviews, entity tags and idempotency keys to a different store.
Export writes a file with one JSON object a line, from one consistent state;
the service may run. Import reads such a file into an empty store, all or
nothing.

  --store STORE        sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE
                       (required) [env: VERBATIM_STORE]

Example:
  verbatim store export books.ndjson --store sqlite:books.db
  verbatim store import books.ndjson --store postgres://verbatim@db/books

Exit codes:
  0    done
  2    could not run
`;
