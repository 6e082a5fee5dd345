// One field of a form: label, input or inputs, hint and error message.
import { About, attributesOf, describedBy, type FieldProps, Required } from "./field-parts.tsx";
import { ListField } from "./list-field.tsx";
import { StarsField } from "./stars-field.tsx";

export function FieldView(props: FieldProps) {
  const { field, prefix, values, fault, onType } = props;
  if (field.stars) return <StarsField {...props} />;
  if (field.times !== undefined) return <ListField {...props} />;
  const { name, label, required = false, multiline, wide } = field;
  const id = `${prefix}-${name}`;
  const shared = {
    ...attributesOf(field),
    id,
    name,
    dir: "auto",
    required,
    value: values[0] ?? "",
    "aria-describedby": describedBy(props),
    "aria-invalid": fault === undefined ? undefined : true,
  };
  return (
    <div className={wide ? "field wide" : "field"} data-fault={fault}>
      <label htmlFor={id}>
        {label}
        <Required field={field} />
      </label>
      {multiline ? (
        <textarea rows={5} {...shared} onChange={(event) => onType([event.target.value])} />
      ) : (
        <input {...shared} onChange={(event) => onType([event.target.value])} />
      )}
      <About {...props} />
    </div>
  );
}
