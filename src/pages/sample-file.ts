// The sample as the service offers it to the app, at `/sample.json`.
import type { components } from "../../generated/schema.ts";

type Schemas = components["schemas"];

export type SampleFile = {
  readonly books: readonly { readonly bookId: string; readonly content: Schemas["BookContent"] }[];
  readonly reviews: readonly {
    readonly bookId: string;
    readonly reviewId: string;
    readonly content: Schemas["ReviewContent"];
  }[];
};
