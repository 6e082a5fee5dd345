// The page "Send it twice": choose an operation, send it, send it again, and see what happens.
import { useState } from "react";
import { Link } from "wouter";
import type { Retry } from "../../explain/twice.ts";
import { twiceAddress } from "../../pages/app-routes.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { Declaration } from "./declaration.tsx";
import { ExchangeView } from "./exchange-view.tsx";
import { type Scenario, scenarios } from "./scenarios.ts";
import { StoreView } from "./store-view.tsx";
import { useFacts } from "./use-facts.ts";
import { MOST_REQUESTS, type Step, useTwice } from "./use-twice.ts";

export function TwicePage({ id }: { readonly id: string | undefined }) {
  const found = scenarios.find((one) => one.id === id || one.operation === id);
  const scenario = found ?? (scenarios[0] as Scenario);
  return (
    <>
      <PageTitle title="Send it twice" />
      <p className="lead">
        POST adds a book every time. PUT stores a book at an address, and doing that twice is the same as
        doing it once. Try it: your requests go to this service, but use scratch memory that only you see.
      </p>
      <nav aria-label="Operations" className="choices">
        <ul>
          {scenarios.map((one) => (
            <li key={one.id}>
              <Link href={twiceAddress(one.id)} aria-current={one === scenario ? "true" : undefined}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <TwiceRun key={scenario.id} scenario={scenario} />
    </>
  );
}

function TwiceRun({ scenario }: { readonly scenario: Scenario }) {
  const { facts, onAgain } = useFacts(scenario.operation);
  const { run, send, start } = useTwice(scenario);
  const [losesFirst, setLosesFirst] = useState(false);
  const { steps, before, isBusy } = run;
  const [maySend, isStarting] = [
    !isBusy && before !== undefined && steps.length < MOST_REQUESTS,
    isBusy && before === undefined,
  ];
  const lost = steps[0]?.exchange?.isLost === true;
  return (
    <>
      <Declaration facts={facts} onAgain={onAgain} />
      <div className="controls">
        <button
          type="button"
          aria-disabled={!maySend}
          onClick={() => maySend && send(losesFirst && steps.length === 0)}
        >
          {steps.length === 0 ? "Send" : "Send again"}
        </button>
        <button
          type="button"
          className="plain"
          aria-disabled={isStarting}
          onClick={() => {
            if (!isStarting) start();
          }}
        >
          Start over
        </button>
        <label className="switch">
          <input
            type="checkbox"
            checked={losesFirst}
            disabled={steps.length > 0}
            onChange={(event) => setLosesFirst(event.target.checked)}
          />
          Lose the first response
        </label>
      </div>
      <div aria-live="polite">
        {run.problem !== undefined && <p className="bad">{run.problem}</p>}
        {lost && steps.length === 1 && (
          <WhatNow next={scenario.whatNow ?? NEXT[facts?.retry ?? "not settled"]} error={steps[0]?.error} />
        )}
        {steps.length > 1 && run.problem === undefined && <p className="shows">{scenario.shows}</p>}
      </div>
      <div className="columns">
        <StoreView title="Before" books={before} />
        {steps.map((step, at) => (
          <div key={step.nth} className="column">
            {step.exchange && <ExchangeView title={`${step.nth} request`} exchange={step.exchange} />}
            <StoreView
              title={`After the ${step.nth.toLowerCase()}`}
              books={step.books}
              since={booksBefore(steps, at, before)}
            />
          </div>
        ))}
      </div>
    </>
  );
}

function booksBefore(steps: readonly Step[], at: number, before: Step["books"] | undefined) {
  return at === 0 ? before : steps[at - 1]?.books;
}

/** What a client can do if it does not know what happened: it depends on the declaration, never on the method. */
const NEXT: Readonly<Record<Retry, string>> = {
  yes: "The operation is idempotent, so send it again. If the first request arrived, the second changes nothing more.",
  "with the same key":
    "Send it again with the same key. Whether or not the first request arrived, it takes effect only once.",
  no: "The operation is not idempotent: if you send it again, it may take effect twice. Check first.",
  "not settled": "The document does not say. Check first.",
};

function WhatNow({ next, error }: { readonly next: string | undefined; readonly error: unknown }) {
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
