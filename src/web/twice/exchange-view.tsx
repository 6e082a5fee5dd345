// One request and its response, as they were sent.
import { tryParse } from "../../json/parse.ts";
import type { Exchange } from "./wire.ts";

export function ExchangeView({ title, exchange }: { readonly title: string; readonly exchange: Exchange }) {
  const { request, response, isLost } = exchange;
  return (
    <section className="exchange card" aria-label={title}>
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
    </section>
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

function indented(content: string): string {
  const value = tryParse(content);
  return value === undefined ? content : JSON.stringify(value, null, 2);
}
