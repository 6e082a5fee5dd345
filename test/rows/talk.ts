// Sends several requests on one connection; each response is framed by the method of its request.
import { connect } from "node:net";

export type Spoken = { readonly head: readonly string[]; readonly body?: string };
export type Heard = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
};

/**
 * @param port a port of this machine
 * @param requests the request line and fields of each (Host is added), and its content
 * @returns the responses in order
 * @throws if the bytes received are not exactly one response per request
 */
export function talk(port: number, ...requests: readonly Spoken[]): Promise<readonly Heard[]> {
  const bytes = requests.map(({ head: [line, ...fields], body = "" }, at) =>
    [
      line,
      `Host: 127.0.0.1:${port}`,
      ...fields,
      ...(at === requests.length - 1 ? ["Connection: close"] : []),
      "",
      body,
    ].join("\r\n"),
  );
  const methods = requests.map(({ head }) => head[0]?.split(" ")[0] ?? "");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => void socket.write(bytes.join("")));
    socket.setTimeout(3000, () => socket.destroy(new Error("no end of the answers")));
    socket.on("data", (chunk) => void chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      try {
        resolve(answersIn(Buffer.concat(chunks).toString("latin1"), methods));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}

function answersIn(all: string, methods: readonly string[]): readonly Heard[] {
  let rest = all;
  const answers = methods.map((method) => {
    const end = rest.indexOf("\r\n\r\n");
    const [first = "", ...lines] = rest.slice(0, end).split("\r\n");
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
    if (end < 0 || Number.isNaN(status)) throw new Error(`not an answer to ${method}: ${rest.slice(0, 80)}`);
    const headers = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
    );
    rest = rest.slice(end + 4);
    // RFC 9112 6.3: responses to HEAD, 204 and 304 have no content, whatever the fields say.
    const isEmpty = method === "HEAD" || status === 204 || status === 304;
    const [text, after] = isEmpty ? ["", rest] : contentOf(rest, headers);
    rest = after;
    return { status, headers, text: Buffer.from(text, "latin1").toString("utf8") };
  });
  if (rest !== "") throw new Error(`more than was asked for: ${rest.slice(0, 80)}`);
  return answers;
}

function contentOf(rest: string, headers: ReadonlyMap<string, string>): readonly [string, string] {
  if (headers.get("transfer-encoding") !== "chunked") {
    const length = Number(headers.get("content-length") ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error("an answer without a length");
    return [rest.slice(0, length), rest.slice(length)];
  }
  let text = "";
  for (let at = 0; ; ) {
    const line = rest.indexOf("\r\n", at);
    const size = Number.parseInt(rest.slice(at, line), 16);
    if (size === 0) return [text, rest.slice(line + 4)];
    text += rest.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}
