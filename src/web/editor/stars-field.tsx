// A rating as five stars to choose from; a group of radio buttons, as the keyboard knows them.
import { About, describedBy, type FieldProps, Required } from "./field-parts.tsx";

const MEANINGS = ["do not bother", "not for me", "good in parts", "good", "do not miss it"];

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
                {stars} of 5: {meaning}
              </span>
            </label>
          );
        })}
        <span className="quiet" aria-hidden="true">
          {MEANINGS[chosen - 1] ?? "Choose a star"}
        </span>
      </div>
      <About {...props} />
    </fieldset>
  );
}
