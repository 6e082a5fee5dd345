// The text of `verbatim declare --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim declare [DOCUMENT] [options]

Proposes x-method-semantics for each operation that has none, with the evidence
in the document, and writes it. Where the document does not show what an
operation does, it writes the question to answer as a comment. What it writes
adds no error to verbatim lint; everything else in the file stays unchanged.

  DOCUMENT           OpenAPI 3.x, YAML or JSON, - for standard input (default:
                   openapi.yaml)
  --overlay FILE     write to this OpenAPI Overlay instead of the document; if
                     the file exists, it applies first and keeps its actions
  --root FOLDER      let references reach all files in this folder (default: the
                     document's folder)
  --allow-remote     let references reach the network
  --dry-run          write nothing
  --format FORMAT    human (default) or json

The json report:
  { operations: [{ method, path, operation, declaration, evidence, question }] }

Exit codes:
  0    done (there may be questions)
  2    could not run
`;
