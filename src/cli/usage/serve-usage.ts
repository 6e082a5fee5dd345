// The text of `verbatim serve --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim serve [options]

Runs the book-review service: the API, its docs (/docs), its OpenAPI document
(/openapi.yaml, /openapi.json), its problem types (/problems) and the web app
(/).

  --host HOST            address to listen on (default: 127.0.0.1) [env: HOST]
  --port PORT            port to listen on, 0 for any free one (default: 8080)
                         [env: PORT]
  --store STORE          where the books are: memory, sqlite:FILE for a file
                         that outlives the process, or the URL of a PostgreSQL
                         database, postgres://USER:PASSWORD@HOST/DATABASE
                         (default: memory) [env: VERBATIM_STORE]
  --sample               start with well-known books, if there are none
                         [env: VERBATIM_SAMPLE]
  --check-responses      check each response against the document before the
                         commit; one that does not fit is logged, rolled back
                         and replaced by a 500 [env: VERBATIM_CHECK_RESPONSES]
  --allow-origin ORIGIN  let pages of this origin use the API (CORS); repeatable
                         [env: VERBATIM_ALLOW_ORIGIN]
  --allow-header NAME    let these pages send this header field, too, besides
                         those that the document declares; repeatable
                         [env: VERBATIM_ALLOW_HEADER]
  --public-origin ORIGIN the service's address for clients, if it is behind a
                         proxy, such as https://books.example; pages show it
                         (default: the address that the client connects to)
                         [env: VERBATIM_PUBLIC_ORIGIN]
  --grace SECONDS        how long SIGTERM lets clients finish before the service
                         takes no new connections (default: 1)
                         [env: VERBATIM_GRACE]
  --log on or off        with off, requests are not logged; errors are
                         (default: on) [env: VERBATIM_LOG]
  --rate-limit N/SECONDS the most requests of one caller in that many seconds,
                         such as 100/60: of the subject of a token, or of an
                         address without a token (default: no limit)
                         [env: VERBATIM_RATE_LIMIT]
  --trust-forwarded      take that address from Forwarded (RFC 7239), if every
                         request comes through a proxy that sets this field;
                         also the scheme and host of Location and Link
                         [env: VERBATIM_TRUST_FORWARDED]
  --metrics PORT         serve metrics at /metrics, in the format of Prometheus,
                         on this port of this machine; HOST:PORT for a different
                         address (default: no metrics) [env: VERBATIM_METRICS]

Access control:
  (no option)            secret that signs tokens (HS256); verbatim token makes
                         such tokens [env: VERBATIM_JWT_SECRET]
  --jwks FILE or URL     public keys for tokens signed elsewhere, instead of a
                         secret; a file is read again when it changes, and an
                         https address every 10 minutes [env: VERBATIM_JWKS]
  --issuer NAME          issuer that tokens must have (default: verbatim)
                         [env: VERBATIM_JWT_ISSUER]
  --audience NAME        audience that tokens must have (default: verbatim)
                         [env: VERBATIM_JWT_AUDIENCE]
  --clock-skew SECONDS   tolerated difference between clocks (default: 30)
                         [env: VERBATIM_JWT_CLOCK_SKEW]
  --insecure-open        accept other machines although there is no key
                         [env: VERBATIM_INSECURE_OPEN]

Without a key the service runs in protected mode: only this machine can connect,
and every caller may change everything.

An option wins over its environment variable. For a switch, set the variable to
1 or 0. ctrl-C and SIGTERM let the requests in progress finish, then stop.
`;
