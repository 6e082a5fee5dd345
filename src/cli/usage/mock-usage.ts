// The text of `verbatim mock --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim mock [DOCUMENT] [options]

Runs a server from a document alone, for building a client before there is a
server. It keeps what is created, changed and deleted in memory, and does what
the document says: schemas, statuses, filters, pages, entity tags,
preconditions, idempotency keys. An action is answered with an example. At the
start it lists what the document does not say, and what it assumes instead. Any
credential is accepted. Where the document asks for one, a request without one
gets 401, unless you pass --open.

  DOCUMENT              OpenAPI 3.x, YAML or JSON, - for standard input (default:
                        openapi.yaml)
  --overlay FILE        OpenAPI Overlay that changes the document; repeatable
  --root FOLDER         let references reach all files in this folder (default:
                        the document's folder)
  --allow-remote        let references reach the network
  --port PORT           port to listen on, 0 for any free one (default: 8080)
                        [env: PORT]
  --allow-origin ORIGIN let pages of this origin use it (CORS); repeatable
  --allow-header NAME   let these pages send this header field, too, besides
                        those that the document declares; repeatable
  --open                accept every request without a credential
  --log on or off       with off, requests are not logged (default: on)

Exit codes:
  0    stopped by ctrl-C or a signal
  2    could not run
`;
