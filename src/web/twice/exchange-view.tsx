// One request and its response, as they were sent.
import { useState } from "react";
import { tryParse } from "../../json/parse.ts";
import { capital, nth } from "./count-words.ts";
import type { Exchange } from "./wire.ts";

type Props = {
  /** 0 for the first request. */
  readonly at: number;
  /** The lane, for names that are unique in the page. */
  readonly of: string;
  readonly exchange: Exchange;
};

export function ExchangeView({ at, of, exchange }: Props) {
  const { request, response, isLost } = exchange;
  const title = `${capital(nth(at))} request`;
  return (
    <section className="exchange" aria-label={`${title} of ${of}`}>
      <h3>{title}</h3>
      <pre>
        <Line strong={`${request.method} ${request.target}`} />
        <Fields of={request.headers} />
        <Content of={request.content} />
      </pre>
      <pre className={isLost ? "lost" : undefined}>
        <Line strong={`${response.status} ${response.reason}`} status={response.status} />
        <Fields of={response.headers} />
        <Content of={response.content} />
      </pre>
      {isLost && (
        <p className="lost-note">
          <strong>This response was lost.</strong> The server carried out the request, but the client does not
          know.
        </p>
      )}
      <CopyCurl curl={exchange.curl} title={`${nth(at)} request of ${of}`} />
    </section>
  );
}

function CopyCurl({ curl, title }: { readonly curl: string; readonly title: string }) {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  return (
    <p className="actions">
      <button
        type="button"
        className="plain small"
        onClick={() => {
          // There is no clipboard on an origin without TLS that is not this machine.
          const copying = navigator.clipboard?.writeText(curl) ?? Promise.reject(new Error());
          copying.then(
            () => setState("copied"),
            () => setState("failed"),
          );
        }}
      >
        {state === "copied" ? "Copied" : "Copy as curl"}
        <span className="unseen"> ({title})</span>
      </button>
      {state === "failed" && <code className="curl">{curl}</code>}
    </p>
  );
}

function Line({ strong, status }: { readonly strong: string; readonly status?: number }) {
  const tone = status === undefined ? undefined : status < 400 ? "good" : "bad";
  return (
    <>
      <strong className={tone}>{strong}</strong>
      {"\n"}
    </>
  );
}

function Fields({ of }: { readonly of: Exchange["request"]["headers"] }) {
  return of.map(([name, value]) => (
    <span key={name}>
      <span className="field-name">{name}</span>: {value}
      {"\n"}
    </span>
  ));
}

function Content({ of }: { readonly of: string }) {
  return of === "" ? null : `\n${indented(of)}`;
}

/** Content that is not JSON is shown unchanged. */
function indented(content: string): string {
  const value = tryParse(content);
  return value === undefined ? content : JSON.stringify(value, null, 2);
}
