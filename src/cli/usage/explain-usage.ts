// The text of `verbatim explain --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim explain [DOCUMENT] [options]

Shows what each operation of an OpenAPI 3.x document means, with or without
x-method-semantics: its effect, whether it is safe and idempotent, which
preconditions and whether it takes an idempotency key, the status of an
identical second request, and whether a client may retry it.

  DOCUMENT           OpenAPI 3.x, YAML or JSON, - for standard input (default:
                     openapi.yaml)
  --overlay FILE     OpenAPI Overlay that changes the document; repeatable
  --root FOLDER      let references reach all files in this folder (default: the
                     document's folder)
  --allow-remote     let references reach the network
  --format FORMAT    human (default), json or markdown

human is a table as wide as the terminal (COLUMNS), or one block per operation
where the table does not fit; NO_COLOR turns colours off. json adds a sentence
about each operation, and null means "not settled".

Signs in the table:
  by key   yes, with the same Idempotency-Key
  ?        not settled by the document
  ~        inferred: the document suggests it, but does not say it; json gives
           the reason
  !        required
  -        none

Exit codes:
  0    done
  2    could not run
`;
