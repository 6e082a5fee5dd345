// Sends requests from the docs to this service, and shows both messages; copies code samples.
import { problems } from "../../semantics/problems.ts";

type Seen = {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly content: string;
};

/** Fields that differ for every response and say nothing about the resource. */
const NOISE = ["date", "x-request-id", "connection", "keep-alive"];

const UNAUTHENTICATED = problems.unauthenticated.status;
const ABOUT_TOKENS =
  "This service wants a token. Add the line “Authorization: Bearer YOUR-TOKEN” to the header fields, and send the request again.";

for (const form of document.querySelectorAll<HTMLFormElement>("form.try")) setUp(form);
for (const code of document.querySelectorAll<HTMLElement>("pre[data-copy]")) addCopy(code);

function setUp(form: HTMLFormElement): void {
  form.hidden = false;
  const again = form.querySelector<HTMLButtonElement>("button[name=again]");
  const sent = form.querySelector<HTMLElement>(".sent");
  let before: Seen | undefined;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sent === null) return;
    const isAgain = event.submitter === again;
    const buttons = [...form.querySelectorAll("button")];
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    sent.textContent = "Sending…";
    try {
      const { request, text } = requestIn(form);
      const seen = await send(request);
      const difference = isAgain && before !== undefined ? differenceOf(before, seen) : "";
      const words = [difference, seen.status === UNAUTHENTICATED ? ABOUT_TOKENS : ""].join(" ").trim();
      sent.replaceChildren(block("Request", text), block("Response", textOf(seen)), paragraph(words));
      before = seen;
      if (again !== null) again.hidden = false;
    } catch (error) {
      sent.textContent =
        error instanceof TypeError || error instanceof RangeError ? error.message : String(error);
    }
    for (const button of buttons) button.removeAttribute("aria-disabled");
  });
}

function requestIn(form: HTMLFormElement): { readonly request: Request; readonly text: string } {
  const given = new FormData(form);
  const [target, lines, content] = ["target", "headers", "content"].map((name) =>
    String(given.get(name) ?? ""),
  );
  const method = form.dataset["method"] ?? "";
  const url = new URL(target ?? "", location.origin);
  if (url.origin !== location.origin)
    throw new RangeError(
      "The address belongs to a different service. Requests go to this service only: begin it with a single /.",
    );
  const headers = new Headers();
  for (const line of (lines ?? "").split("\n").filter((one) => one.trim() !== "")) {
    const at = line.indexOf(":");
    if (at < 1)
      throw new RangeError(`"${line}" is not a header field. Write its name, a colon and its value.`);
    headers.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  const token = sessionStorage.getItem("token");
  if (token !== null && !headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
  const hasContent = given.has("content") && content !== "";
  const request = new Request(url, {
    method,
    headers,
    cache: "no-store",
    ...(hasContent && { body: content ?? "" }),
  });
  const shown = [...request.headers].map(([name, value]) =>
    name === "authorization" ? `${name}: Bearer …` : `${name}: ${value}`,
  );
  return {
    request,
    text: [`${method} ${url.pathname}${url.search}`, ...shown, ...(hasContent ? ["", content] : [])].join(
      "\n",
    ),
  };
}

async function send(request: Request): Promise<Seen> {
  const response = await fetch(request).catch(() => {
    throw new TypeError("No response arrived. Check your network connection, and try again.");
  });
  return { status: response.status, fields: new Map(response.headers), content: await response.text() };
}

function textOf({ status, fields, content }: Seen): string {
  const lines = [...fields].map(([name, value]) => `${name}: ${value}`);
  return [String(status), ...lines, ...(content === "" ? [] : ["", indented(content)])].join("\n");
}

function differenceOf(before: Seen, now: Seen): string {
  const names = new Set([...before.fields.keys(), ...now.fields.keys()]);
  const changed = [...names].filter(
    (name) => !NOISE.includes(name) && before.fields.get(name) !== now.fields.get(name),
  );
  const parts = [
    before.status === now.status ? "" : `the status was ${before.status} and is ${now.status}`,
    changed.length === 0 ? "" : `these fields differ: ${changed.join(", ")}`,
    before.content === now.content ? "" : "the content differs",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Sent again: the response is the same." : `Sent again: ${parts.join("; ")}.`;
}

function block(title: string, text: string): HTMLElement {
  const place = document.createElement("div");
  const heading = document.createElement("h5");
  heading.textContent = title;
  const code = document.createElement("pre");
  code.textContent = text;
  place.append(heading, code);
  return place;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function addCopy(code: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${code.dataset["copy"] ?? "code"}`);
  const text = code.textContent ?? "";
  button.addEventListener("click", () => {
    navigator.clipboard?.writeText(text).then(
      () => {
        button.textContent = "Copied";
      },
      () => {
        button.textContent = "Select the text to copy it";
      },
    );
  });
  code.after(button);
}

function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
