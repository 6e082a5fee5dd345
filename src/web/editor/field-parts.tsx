// Parts that all fields of a form share.
import type { EditorField } from "./values.ts";

export type FieldProps = {
  readonly field: EditorField;
  /** Makes the ids unique in the page. */
  readonly prefix: string;
  readonly values: readonly string[];
  readonly fault: string | undefined;
  readonly onType: (values: readonly string[]) => void;
};

/** The hint and the error message of a field. */
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

/** HTML's names of attributes -> React's. */
const NAMES: Readonly<Record<string, string>> = {
  inputmode: "inputMode",
  autocapitalize: "autoCapitalize",
  spellcheck: "spellCheck",
};

/** Without `maxlength`: HTML counts UTF-16 code units, the document counts code points, so the service checks it. */
export function attributesOf({ attributes }: EditorField): object {
  const { rows: _, maxlength: __, ...rest } = attributes;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [NAMES[name] ?? name, value]));
}
