// What the fields of a form have in common.
import type { EditorField } from "./values.ts";

export type FieldProps = {
  readonly field: EditorField;
  /** Makes ids of this form's own. */
  readonly prefix: string;
  readonly values: readonly string[];
  readonly fault: string | undefined;
  readonly onType: (values: readonly string[]) => void;
};

/** The hint, and what is wrong. */
export function About({ field, prefix, fault }: FieldProps) {
  const id = `${prefix}-${field.name}`;
  return (
    <>
      {field.hint !== "" && (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {fault !== undefined && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
}

export function Required({ field }: { readonly field: EditorField }) {
  return field.required ? <span className="required"> required</span> : null;
}

export function describedBy({ field, prefix, fault }: FieldProps): string | undefined {
  const id = `${prefix}-${field.name}`;
  const ids = [...(field.hint === "" ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : [`${id}-fault`])];
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** HTML's names -> React's. */
const NAMES: Readonly<Record<string, string>> = {
  inputmode: "inputMode",
  autocapitalize: "autoCapitalize",
  spellcheck: "spellCheck",
};

/** Without the length: HTML counts in UTF-16, the document in code points, and the service tells what is too long. */
export function attributesOf({ attributes }: EditorField): object {
  const { rows: _, maxlength: __, ...rest } = attributes;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [NAMES[name] ?? name, value]));
}
