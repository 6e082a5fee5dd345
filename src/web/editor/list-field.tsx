// A field with several values, one input per value.
import { useRef } from "react";
import { About, attributesOf, describedBy, type FieldProps, Required } from "./field-parts.tsx";

/** The most items that the document allows in a list. */
const MOST_ITEMS = 20;

export function ListField(props: FieldProps) {
  const { field, values, fault, onType } = props;
  const { name, label, required } = field;
  const list = useRef<HTMLDivElement>(null);
  const shown = values.length === 0 ? [""] : values;
  const focusOn = (at: number): void => {
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[at]?.focus());
  };
  return (
    <fieldset className="field wide" aria-describedby={describedBy(props)} data-fault={fault}>
      <legend>
        {label}
        <Required field={field} />
      </legend>
      <div className="several" ref={list}>
        {shown.map((value, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an input is identified only by its position
          <div className="one" key={at}>
            <input
              {...attributesOf(field)}
              name={name}
              dir="auto"
              value={value}
              required={required === true && at === 0}
              aria-label={`${label}, ${at + 1} of ${shown.length}`}
              aria-invalid={fault === undefined ? undefined : true}
              onChange={(event) => onType(shown.with(at, event.target.value))}
            />
            {shown.length > 1 && (
              <button
                type="button"
                className="plain small"
                aria-label={`Remove ${value === "" ? `${label}, ${at + 1}` : value}`}
                onClick={() => {
                  onType(shown.toSpliced(at, 1));
                  focusOn(Math.max(0, at - 1));
                }}
              >
                ×
              </button>
            )}
          </div>
        ))}
        {shown.length < MOST_ITEMS && (
          <button
            type="button"
            className="plain"
            onClick={() => {
              onType([...shown, ""]);
              focusOn(shown.length);
            }}
          >
            Add another
            <span className="unseen">: {label}</span>
          </button>
        )}
      </div>
      <About {...props} />
    </fieldset>
  );
}
