// The text of `verbatim check --help`.
export const usage = `Usage: verbatim check DOCUMENT SERVER [options]

Checks whether a running server does what its OpenAPI document says: that a GET
changes nothing, that a PUT sent twice does no more than a PUT sent once, that a
repeated idempotency key returns the first response, and so on. It creates the
resources it needs, sends requests to this server only, and deletes what it
created, also after ctrl-C.

  DOCUMENT                 OpenAPI 3.x, YAML or JSON: a file, or a URL on the
                           server
  SERVER                   URL of the server, such as http://127.0.0.1:8080
  --overlay FILE           OpenAPI Overlay that changes the document; repeatable
  --base-path PATH         path that the document's paths are relative to
                           (default: the path of SERVER, else the path of the
                           document's first server)

Credentials:
  -H, --header "NAME: VALUE"
                           header field for every request, such as
                           "Authorization: Bearer $TOKEN"; repeatable
  --cookie NAME=VALUE      cookie for every request; repeatable
  --second-principal "NAME: VALUE"
                           credentials of a second user, to check what users may
                           do to each other's resources; repeatable
  --open                   the server deliberately has no access control

What to check:
  --only LAW               check this law; repeatable (default: all laws)
  --skip LAW               do not check this law; repeatable
  --operation ID           check this operation, by operationId; repeatable
                           (default: all operations)
  --example NAME=VALUE     value of a parameter that nothing creates, such as a
                           tenant in the path; repeatable
  --safe-only              send no request that may change something; use the
                           resources that the lists return
  --seed N                 seed for generated content (default: 1)
  --replay SEED[/LAW[/ID]] check again what a report shows
  --budget SECONDS         end after this time, and a tenth of it for clean-up
                           (default: 30); MUST laws are checked first
  --timeout SECONDS        wait this long for a response; without one, the
                           request is reported (default: 10)
  --concurrency N          check up to N unrelated resources in parallel
                           (default: 1); a server with global counters may show
                           cross-talk
  --explain LAW            print the full text of a law, and check nothing

Output:
  --format FORMAT          human (default), json or junit
  --strict                 also fail on "not exercised"
  --fail-on LEVEL          fail on broken laws of this level and stricter ones:
                           must, should (default) or convention
  --coverage PERCENT       exit with 3 if less of the operations could be asked,
                           0 to 100 (default: 60)

The json report:
  { document, title, server, seed, requests, seconds, stopped, gone,
    counts: { holds, broken, notApplicable, notExercised },
    levels: { must, should, convention },
    coverage: { asked, of, cut, notAsked: [{ operation, because, add }] },
    broken: [{ law, level, section, operation,
               declared: { file, line, column, pointer },
               seen, expected, failure, curl: [line], confirmed, replay,
               hint }],
    results: [{ law, operation, verdict, cases, because, reason }],
    left: [text] }

levels counts what is broken. coverage: an operation counts as asked if one
request to it succeeded or a law about it is broken; cut is true if the budget
ended before every law was checked.

failure is what seen says, as data: its kind, then what was expected and seen,
with each request as { operation, method, target, status }. reason is the same
for because, where a law was not exercised.

gone is true if the server could not be reached any more before the end.

left lists what could not be deleted and may still exist: paths, Locations on
other hosts, and requests whose responses name no resource.

Exit codes:
  0    every law that could be checked holds
  1    a law of the level of --fail-on is broken, or with --strict: was not
       exercised
  2    could not run, nothing could be checked, or the server rejected the
       credentials
  3    nothing that fails was found, but too few operations could be asked (see
       --coverage), or the budget ended first
  130  stopped by ctrl-C
`;
