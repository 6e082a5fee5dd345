// The text of `verbatim check --help`.
export const usage = `Usage: verbatim check [DOCUMENT SERVER] [options]

Checks whether a running server does what its OpenAPI document says: that a GET
changes nothing, that a PUT sent twice does no more than a PUT sent once, that a
repeated idempotency key returns the first response, and so on. It creates the
resources it needs, sends requests to this server only, and deletes what it
created, also after ctrl-C.

  DOCUMENT                 OpenAPI 3.x, YAML or JSON: a file, or a URL on the
                           server
  SERVER                   URL of the server, such as http://127.0.0.1:8080
  --overlay FILE           OpenAPI Overlay that changes the document; repeatable
  --root FOLDER            let references reach all files in this folder
                           (default: the document's folder)
  --allow-remote           let references reach the network
  --base-path PATH         path that the document's paths are relative to
                           (default: the path of SERVER, else the path of the
                           document's first server)
  --config FILE            YAML file with DOCUMENT, SERVER and options by their
                           names, such as "fail-on: must" (default:
                           verbatim.check.yaml, if there is one); the command
                           line overrides it; \${NAME} is replaced by the
                           environment variable

Credentials:
  -H, --header "NAME: VALUE"
                           header field for every request, such as
                           "Authorization: Bearer $TOKEN"; repeatable
  --cookie NAME=VALUE      cookie for every request; repeatable
  --query NAME=VALUE       query parameter for every request, such as an API
                           key; repeatable
  --second-principal "NAME: VALUE"
                           credentials of a second user, to check what users may
                           do to each other's resources; "?NAME: VALUE" is a
                           query parameter; repeatable
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
  --rate N                 send at most N requests per second
  --concurrency N          check up to N unrelated resources in parallel
                           (default: 1); a server with global counters may show
                           cross-talk
  --explain LAW            print the full text of a law, and check nothing

Output:
  --format FORMAT          human (default), json, junit, sarif or github
                           (annotations for GitHub Actions)
  --output FILE            write the report to this file, too: as json, junit,
                           sarif or human if the name ends in .json, .xml,
                           .sarif or .txt, else as --format; repeatable
  --verbose                print what each operation is taken to do and why, and
                           each request, to stderr
  --suggest FILE           write an OpenAPI Overlay with what to add so that
                           more can be asked; edit it and pass it with --overlay
  --baseline FILE          do not fail because of the broken laws in this file
  --update-baseline        write what is broken now to the file of --baseline
  --strict                 also fail on "not exercised"
  --fail-on LEVEL          fail on broken laws of this level and stricter ones:
                           must, should (default) or convention
  --coverage PERCENT       exit with 3 if less of the operations could be asked,
                           0 to 100 (default: 60)

The json report:
  { document, title, server, seed, requests, seconds, stopped, gone,
    counts: { holds, broken, notApplicable, notExercised },
    levels: { must, should, convention }, known,
    fixed: [{ law, operation }],
    coverage: { asked, of, cut, notAsked: [{ operation, because, add }] },
    broken: [{ law, level, section, operation,
               declared: { file, line, column, pointer },
               seen, expected, failure, curl: [line], confirmed, replay,
               hint, known }],
    results: [{ law, operation, verdict, cases, because, reason }],
    left: [text] }

levels counts what is broken and not in the baseline, known what is in it, with
its reason; fixed lists entries of the baseline that hold now.

coverage: an operation counts as asked if one request to it succeeded or a law
about it is broken; cut is true if the budget ended before every law was
checked.

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
