// What is behind one lane: what a client can do after a lost response, the wire, the declaration, and the request body.
import type { Retry } from "../../explain/twice.ts";
import { ContentEditor } from "./content-editor.tsx";
import { numberWord } from "./count-words.ts";
import { Declaration } from "./declaration.tsx";
import { ExchangeView } from "./exchange-view.tsx";
import type { LaneRun } from "./lane-steps.ts";
import type { Lane } from "./lessons.ts";
import { useFacts } from "./use-facts.ts";

type Props = {
  readonly lane: Lane;
  readonly run: LaneRun | undefined;
  readonly typed: string | undefined;
  readonly onUse: (text: string | undefined) => void;
};

export function LaneView({ lane, run, typed, onUse }: Props) {
  const { facts, onAgain } = useFacts(lane.operation);
  const steps = run?.steps ?? [];
  const [first] = steps;
  return (
    <section className="lane" aria-label={lane.title}>
      <h2>{lane.title}</h2>
      {first?.exchange.isLost === true && steps.length === 1 && (
        <WhatNow next={lane.whatNow ?? NEXT[facts?.retry ?? "not settled"]} error={first.error} />
      )}
      <details className="wire">
        <summary>
          The wire: {numberWord(steps.length)}{" "}
          {steps.length === 1 ? "request and its response" : "requests and their responses"}
        </summary>
        {steps.length === 0 && <p className="quiet">Send something, and it appears here.</p>}
        {steps.map(({ exchange }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: requests are only ever added at the end
          <ExchangeView key={at} at={at} of={lane.title} exchange={exchange} />
        ))}
      </details>
      <Declaration facts={facts} onAgain={onAgain} />
      {lane.content !== undefined && <ContentEditor lane={lane} typed={typed} onUse={onUse} />}
    </section>
  );
}

/** What a client can do if it does not know what happened: it depends on the declaration, never on the method. */
const NEXT: Readonly<Record<Retry, string>> = {
  yes: "The operation is idempotent, so send it again. If the first request arrived, the second changes nothing more.",
  "with the same key":
    "Send it again with the same key. Whether or not the first request arrived, it takes effect only once.",
  no: "The operation is not idempotent: if you send it again, it may take effect twice. Check first.",
  "not settled": "The document does not say. Check first.",
};

function WhatNow({ next, error }: { readonly next: string; readonly error: unknown }) {
  const effect =
    typeof error === "object" && error !== null && "effect" in error ? String(error.effect) : "unknown";
  return (
    <div className="what-now card">
      <h3>What can the client do now?</h3>
      <p>
        The client only knows that no response arrived. (The generated client reports{" "}
        <code>effect: "{effect}"</code>.)
      </p>
      <p>{next}</p>
    </div>
  );
}
