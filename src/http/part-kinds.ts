// The kinds of the parts of multipart/form-data (RFC 7578), and how large files are.

/** What a part is: a text, or several of one name; a file or a list of them; JSON or a list of it. */
export type PartKind = "text" | "file" | "files" | "json" | "jsons";

/** The bounds of a number of bytes. */
export type Size = { readonly least?: number; readonly most?: number };
