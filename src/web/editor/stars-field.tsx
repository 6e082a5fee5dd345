// A rating of one to five stars, as a group of radio buttons.
import { About, describedBy, type FieldProps, Required } from "./field-parts.tsx";

const MEANINGS = ["avoid it", "not for me", "good in parts", "good", "a must-read"];

export function StarsField(props: FieldProps) {
  const { field, prefix, values, fault, onType } = props;
  const chosen = Number(values[0] ?? 0);
  return (
    <fieldset className="field wide" aria-describedby={describedBy(props)} data-fault={fault}>
      <legend>
        {field.label}
        <Required field={field} />
      </legend>
      <div className="choose-stars">
        {MEANINGS.map((meaning, at) => {
          const stars = at + 1;
          return (
            <label key={meaning} className={stars <= chosen ? "star lit" : "star"}>
              <input
                type="radio"
                name={`${prefix}-${field.name}`}
                value={stars}
                required={field.required === true}
                checked={stars === chosen}
                onChange={() => onType([String(stars)])}
              />
              <span aria-hidden="true">★</span>
              <span className="unseen">
                {stars} out of 5: {meaning}
              </span>
            </label>
          );
        })}
        <span className="quiet" aria-hidden="true">
          {MEANINGS[chosen - 1] ?? "Choose a rating"}
        </span>
      </div>
      <About {...props} />
    </fieldset>
  );
}
