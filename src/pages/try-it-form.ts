// The form that sends a request from the docs. It is shown by its script, because without it nothing can be sent.
import { html } from "hono/html";
import { jsonMedia } from "../contract/media.ts";
import type { Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { requestOf } from "../explain/examples.ts";
import { methods } from "../semantics/methods.ts";
import { anchorOf } from "./docs-link.ts";
import type { Html } from "./prose.ts";

/** @returns a form with the request of the examples, to change and to send */
export function tryIt(operation: Operation, root: Spot): Html {
  const { id, method } = operation;
  const { target, headers, content } = requestOf(operation, root);
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  const field = (name: string): string => `${anchorOf(operation)}-${name}`;
  return html`<form class="try" data-method="${method}" aria-label="Try ${id}" hidden>
<h4>Try it</h4>
<p class="quiet">${methods[method].safe ? "The request goes to this service." : "The request goes to this service and changes its data."}</p>
<label for="${field("target")}">Address</label><input id="${field("target")}" name="target" value="${target}" dir="ltr" spellcheck="false">
<label for="${field("headers")}">Header fields, one per line</label><textarea id="${field("headers")}" name="headers" rows="${Math.max(2, headers.length)}" dir="ltr" spellcheck="false">\n${lines}</textarea>
${jsonMedia(operation) && html`<label for="${field("content")}">Request body</label><textarea id="${field("content")}" name="content" rows="5" dir="ltr" spellcheck="false">\n${content === undefined ? "" : JSON.stringify(content, null, 2)}</textarea>\n`}<p class="actions"><button>Send</button> <button class="plain" name="again" hidden>Send it again</button></p>
<div class="sent" role="status"></div></form>`;
}
