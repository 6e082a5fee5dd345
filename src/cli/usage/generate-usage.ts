// The text of `verbatim generate --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim generate [DOCUMENT] [options]

Writes types, a client and server stubs for an OpenAPI document. The server
needs x-method-semantics on every operation. The client does not: without it,
the method decides what may be retried (RFC 9110 9.2.2). The same document
always gives the same bytes.

  DOCUMENT        OpenAPI 3.x, YAML or JSON, - for standard input (default:
                  openapi.yaml)
  --overlay FILE  OpenAPI Overlay that changes the document; repeatable
  --root FOLDER   let references reach all files in this folder (default: the
                  document's folder)
  --allow-remote  let references reach the network
  --client        only the client and the types
  --server        only the server, its validators and the types
  --out FOLDER    folder to write, used for nothing else (default: generated)
  --watch         write again whenever a YAML or JSON file next to the document
                  changes, until ctrl-C
  --check         write nothing; list missing, extra and different files

Exit codes:
  0    done; with --check: the folder is up to date
  1    the document uses something unsupported; with --check: the folder differs
  2    could not run
`;
