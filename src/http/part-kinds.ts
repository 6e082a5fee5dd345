// The kinds of the parts of multipart/form-data (RFC 7578).

/** What a part is: a text, or several of one name; a file or a list of them; JSON or a list of it. */
export type PartKind = "text" | "file" | "files" | "json" | "jsons";
