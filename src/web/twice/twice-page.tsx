// The article, live: choose an operation, send it, send it again, and see what became of it.
import { useState } from "react";
import { Link } from "wouter";
import { twiceAddress } from "../../pages/app-routes.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { Declaration } from "./declaration.tsx";
import { ExchangeView } from "./exchange-view.tsx";
import { type Scenario, scenarios } from "./scenarios.ts";
import { StoreView } from "./store-view.tsx";
import { useFacts } from "./use-facts.ts";
import { MOST, type Step, useTwice } from "./use-twice.ts";

export function TwicePage({ id }: { readonly id: string | undefined }) {
  const found = scenarios.find((one) => one.id === id || one.operation === id);
  const scenario = found ?? (scenarios[0] as Scenario);
  return (
    <>
      <PageTitle title="Send it twice" />
      <p className="lead">
        POST adds; PUT replaces, and replacing twice is replacing once. Try it: every request goes to this
        service, on scratch memory of your own.
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
    !isBusy && before !== undefined && steps.length < MOST,
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
          Lose the first answer
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

/** What a client may do when it does not know: by what is declared, never by the method's name. */
const NEXT: Readonly<Record<string, string>> = {
  yes: "The operation is idempotent: send it again. If the first one arrived, the second changes nothing more.",
  "with the same key":
    "Send it again with the same key: whatever became of the first, there will be one effect.",
  no: "It is not idempotent: sent again, it may be done twice. Look first.",
  "not settled": "The document does not say. Look first.",
};

function WhatNow({ next, error }: { readonly next: string | undefined; readonly error: unknown }) {
  const effect =
    typeof error === "object" && error !== null && "effect" in error ? String(error.effect) : "unknown";
  return (
    <div className="what-now card">
      <h3>What may the client do now?</h3>
      <p>
        All it knows is: no answer came. (The generated client says <code>effect: "{effect}"</code>.)
      </p>
      <p>{next}</p>
    </div>
  );
}
