// A text in which some parts are variables.

export type Template = readonly (string | { readonly variable: string })[];

/** @returns the template with adjacent texts joined, and without empty ones. */
export function merged(template: Template): Template {
  const pieces: Template[number][] = [];
  for (const piece of template) {
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
    else if (piece !== "") pieces.push(piece);
  }
  return pieces;
}
