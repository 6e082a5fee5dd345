// What `verbatim check --help` prints.
export const usage = `Usage: verbatim check DOCUMENT SERVER [options]

Asks a running server whether it does what its OpenAPI document says its methods mean: whether GET
changes nothing, PUT twice is PUT once, a key repeats the answer, and so on. It makes what it needs,
sends requests to this server and no other, and removes what it made, also on ctrl-C.

  DOCUMENT                 OpenAPI 3.x, YAML or JSON: a file, or a URL of the server itself
  SERVER                   such as http://127.0.0.1:8080
  --base-path PATH         where the server's paths begin (default: the path of SERVER, else that of
                           the document's first server)

Who asks:
  --header "NAME: VALUE"   a field of every request, such as "Authorization: Bearer $TOKEN"; repeatable
  --second-principal "NAME: VALUE"
                           the credentials of somebody else, for what is whose; repeatable
  --open                   the server is run without access control on purpose

What is asked:
  --only LAW, --skip LAW   laws by name; repeatable
  --operation ID           operations by operationId; repeatable
  --safe-only              send no request that may change something: ask with what the lists show
  --seed N                 draw other content (default: 1); the same number draws the same
  --replay SEED[/LAW[/ID]] ask again what a report tells
  --budget SECONDS         ask nothing more after that (default: 30)
  --concurrency N          ask about N resources that have none above in common at a time (default: 1);
                           what they do may still be seen by each other, where a server counts
  --explain LAW            print a law in full, and ask nothing

What comes out:
  --format FORMAT          human (default), json or junit
  --strict                 what was not exercised fails, too

json: { document, title, server, seed, requests, seconds, stopped,
        counts: { holds, broken, notApplicable, notExercised },
        broken: [{ law, level, section, operation, declared: { file, line, column, pointer },
                   seen, expected, curl: [line], confirmed, replay, hint }],
        results: [{ law, operation, verdict, cases, because }], left: [text] }

left: what may be left: paths, Locations elsewhere, requests whose answers name no place

Exit: 0 all hold that could be asked, 1 broken, 2 could not run, nothing could be asked, or the
server refuses the credentials, 130 ended by ctrl-C
`;
