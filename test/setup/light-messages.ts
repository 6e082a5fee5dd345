// A Request and a Response that keep their content as text. The judge's tests send half a million requests to servers in
// the same process, and the platform makes a stream for the content of each. Whatever is unusual is left to the platform.
import { afterAll, beforeAll } from "vitest";

/** `platform.ts` has put the platform's own back before this module is loaded. */
const platform = { Request, Response };

/** The tests of this file send light messages, to servers in this process: `fetch` takes only the platform's. */
export function sendLightMessages(): void {
  beforeAll(() => install(light));
  afterAll(() => install(platform));
}

function install(classes: typeof platform): void {
  for (const [name, value] of Object.entries(classes)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** What a request and a response have in common. */
abstract class Message<Heavy extends Request | Response> {
  readonly headers: Headers;
  protected readonly content: string | null;
  #isUsed = false;
  #heavy: Heavy | undefined;

  constructor(content: string | null, headers: HeadersInit | undefined) {
    this.headers = new Headers(headers);
    this.content = content;
    if (content !== null && !this.headers.has("content-type"))
      this.headers.set("content-type", "text/plain;charset=UTF-8");
  }

  /** The same message, made by the platform. */
  protected abstract makeHeavy(): Heavy;

  /** Made once, so that its content is read once. */
  get heavy(): Heavy {
    this.#heavy ??= this.makeHeavy();
    return this.#heavy;
  }

  get body(): ReadableStream | null {
    return this.content === null ? null : this.heavy.body;
  }

  get bodyUsed(): boolean {
    return this.#isUsed || this.#heavy?.bodyUsed === true;
  }

  async text(): Promise<string> {
    if (this.content === null) return "";
    if (this.bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
    if (this.#heavy !== undefined) return this.#heavy.text();
    this.#isUsed = true;
    // As UTF-8 would give it back.
    const text = this.content.toWellFormed();
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.heavy.arrayBuffer();
  }
}

class LightResponse extends Message<Response> {
  readonly status: number;
  readonly statusText = "";

  constructor(content: string | null, status: number, headers: HeadersInit | undefined) {
    super(content, headers);
    this.status = status;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  clone(): LightResponse {
    if (this.bodyUsed) throw new TypeError("Response.clone: Body has already been consumed.");
    return new LightResponse(this.content, this.status, this.headers);
  }

  protected override makeHeavy(): Response {
    return new platform.Response(this.content, { status: this.status, headers: this.headers });
  }
}

class LightRequest extends Message<Request> {
  readonly url: string;
  readonly method: string;
  readonly redirect: RequestRedirect;

  constructor(
    url: string,
    { method = "GET", redirect = "follow", headers }: RequestInit,
    content: string | null,
  ) {
    super(content, headers);
    this.url = url;
    this.method = method;
    this.redirect = redirect;
  }

  get signal(): AbortSignal {
    return this.heavy.signal;
  }

  clone(): LightRequest {
    if (this.bodyUsed) throw new TypeError("Request.clone: Body has already been consumed.");
    return new LightRequest(this.url, this, this.content);
  }

  protected override makeHeavy(): Request {
    const { method, redirect, headers } = this;
    return new platform.Request(this.url, { method, redirect, headers, body: this.content });
  }
}

Object.setPrototypeOf(LightResponse.prototype, mixed(Message.prototype, platform.Response.prototype));
Object.setPrototypeOf(LightRequest.prototype, mixed(Message.prototype, platform.Request.prototype));

/** The members of one prototype, on top of those of the other. */
function mixed(own: object, above: object): object {
  return Object.create(above, Object.getOwnPropertyDescriptors(own));
}

const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const WITHOUT_CONTENT: readonly string[] = ["GET", "HEAD"];
const REQUEST_OPTIONS: readonly string[] = ["method", "headers", "body", "redirect"];
const RESPONSE_OPTIONS: readonly string[] = ["status", "headers"];
/** A Response with content refuses these. */
const WITHOUT_TEXT: readonly number[] = [101, 103, 204, 205, 304];

const isUsual = (init: object, names: readonly string[]): boolean =>
  Object.keys(init).every((name) => names.includes(name));

const light: typeof platform = {
  Response: new Proxy(platform.Response, {
    construct(target, [body = null, init = {}]) {
      const { status = 200, headers } = init;
      const isText = body === null || (typeof body === "string" && !WITHOUT_TEXT.includes(status));
      const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
      if (isText && isStatus && isUsual(init, RESPONSE_OPTIONS))
        return new LightResponse(body, status, headers);
      return Reflect.construct(target, [body, init]);
    },
  }),
  Request: new Proxy(platform.Request, {
    construct(target, [input, init = {}]) {
      if (input instanceof LightRequest) return Reflect.construct(target, [input.heavy, init]);
      const { method = "GET", body = null } = init;
      const isText = body === null || (typeof body === "string" && !WITHOUT_CONTENT.includes(method));
      const url = typeof input === "string" || input instanceof URL ? URL.parse(input) : null;
      const isPlain = url !== null && url.username === "" && url.password === "" && METHODS.includes(method);
      if (isText && isPlain && isUsual(init, REQUEST_OPTIONS)) return new LightRequest(url.href, init, body);
      return Reflect.construct(target, init instanceof LightRequest ? [input, init.heavy] : [input, init]);
    },
  }),
};
