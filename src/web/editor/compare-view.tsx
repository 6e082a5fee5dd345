// Shows two versions side by side, member by member, to choose from.
import { useEffect, useId, useRef, useState } from "react";
import { type Choices, type Difference, merged, type Side } from "./compare.ts";
import type { Stage } from "./use-editor.ts";
import type { Content, EditorField } from "./values.ts";

type Props = {
  readonly noun: string;
  readonly fields: readonly EditorField[];
  readonly stage: Extract<Stage<unknown>, { readonly is: "compared" }>;
  readonly onSave: (content: Content) => void;
  readonly onEdit: (content: Content) => void;
};

export function CompareView({ noun, fields, stage, onSave, onEdit }: Props) {
  const { yours, differences } = stage;
  const [choices, setChoices] = useState<Choices>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const prefix = useId();
  useEffect(() => heading.current?.focus(), []);
  const open = differences.filter(({ name, taken }) => (choices[name] ?? taken) === undefined).length;
  return (
    <form
      className="compare"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(merged(yours, differences, choices));
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        Someone else has changed this {noun}
      </h2>
      <p>
        Your changes are not saved yet, and nothing that you typed is lost. Your version and theirs differ in
        the fields below. Where only one of you made a change, it is already selected; please choose for the
        others.
      </p>
      {differences.map((difference) => (
        <DifferenceView
          key={difference.name}
          label={fields.find(({ name }) => name === difference.name)?.label ?? difference.name}
          name={`${prefix}-${difference.name}`}
          difference={difference}
          chosen={choices[difference.name] ?? difference.taken}
          onChoose={(side) => setChoices({ ...choices, [difference.name]: side })}
        />
      ))}
      <p className="actions">
        <button type="submit">Save the selection</button>
        <button type="button" className="plain" onClick={() => onEdit(merged(yours, differences, choices))}>
          Continue editing
        </button>
        <output className="quiet">{open === 0 ? "" : `${open} left to choose`}</output>
      </p>
    </form>
  );
}

type DifferenceProps = {
  readonly label: string;
  readonly name: string;
  readonly difference: Difference;
  readonly chosen: Side | undefined;
  readonly onChoose: (side: Side) => void;
};

const WORDS = { yours: "Yours", theirs: "Theirs" } as const;

function DifferenceView({ label, name, difference, chosen, onChoose }: DifferenceProps) {
  const { base, taken } = difference;
  const why =
    taken === undefined
      ? "You both changed this: please choose."
      : taken === "yours"
        ? "Only you changed this."
        : "Only they changed this.";
  return (
    <fieldset className="difference card">
      <legend>{label}</legend>
      <p className="quiet">{why}</p>
      <div className="sides">
        {(["yours", "theirs"] as const).map((side) => (
          <label key={side} className={side === chosen ? "side chosen" : "side"}>
            <span className="side-name">
              <input
                type="radio"
                name={name}
                required
                checked={side === chosen}
                onChange={() => onChoose(side)}
              />
              {WORDS[side]}
            </span>
            <Value value={difference[side]} />
          </label>
        ))}
      </div>
      {base !== undefined && (
        <details>
          <summary>Original version</summary>
          <Value value={base} />
        </details>
      )}
    </fieldset>
  );
}

function Value({ value }: { readonly value: unknown }) {
  if (value === undefined) return <span className="value quiet">(empty)</span>;
  return (
    <span className="value" dir="auto">
      {Array.isArray(value) ? value.join("\n") : String(value)}
    </span>
  );
}
