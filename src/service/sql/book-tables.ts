// The tables of the service, and how they came to be. A migration that has been released is never changed.
import type { Generated, Kysely } from "kysely";
import type { Differences } from "../../sql/differences.ts";
import type { Migrations } from "../../sql/migrations.ts";

export type BookTables = {
  books: {
    place: Generated<number>;
    id: string;
    /** The bytes of a GET. */
    json: string;
    etag: string;
    /** `titleKeyOf` as UTF-16, so that bytes are in the order of code units. */
    title: Uint8Array;
  };
  book_terms: { term: Uint8Array; place: number };
  reviews: {
    place: Generated<number>;
    book_id: string;
    id: string;
    /** JSON, because a principal may contain any character. */
    owner: string | null;
    rating: number;
    json: string;
    etag: string;
  };
  /** The number of reviews of a book with each rating. */
  tallies: { book_id: string; one: number; two: number; three: number; four: number; five: number };
};

/** @returns the migrations in the words of the database. */
export function bookMigrations({ addPlace, asIndex, bytes }: Differences): Migrations {
  return {
    "books-1": {
      up: async (db: Kysely<BookTables>) => {
        const { schema } = db;
        await addPlace(schema.createTable("books"))
          .addColumn("id", "text", (column) => column.notNull().unique())
          .addColumn("json", "text", (column) => column.notNull())
          .addColumn("etag", "text", (column) => column.notNull())
          .addColumn("title", bytes, (column) => column.notNull())
          .execute();
        await schema.createIndex("books_by_title").on("books").columns(["title", "place"]).execute();
        const terms = schema
          .createTable("book_terms")
          .addColumn("term", bytes, (column) => column.notNull())
          .addColumn("place", "bigint", (column) => column.notNull())
          .addPrimaryKeyConstraint("book_terms_key", ["term", "place"]);
        await asIndex(terms).execute();
        await addPlace(schema.createTable("reviews"))
          .addColumn("book_id", "text", (column) => column.notNull())
          .addColumn("id", "text", (column) => column.notNull())
          .addColumn("owner", "text")
          .addColumn("rating", "integer", (column) => column.notNull())
          .addColumn("json", "text", (column) => column.notNull())
          .addColumn("etag", "text", (column) => column.notNull())
          .addUniqueConstraint("reviews_by_id", ["book_id", "id"])
          .execute();
        await schema.createIndex("reviews_by_place").on("reviews").columns(["book_id", "place"]).execute();
        await schema
          .createTable("tallies")
          .addColumn("book_id", "text", (column) => column.primaryKey())
          .addColumn("one", "integer", (column) => column.notNull())
          .addColumn("two", "integer", (column) => column.notNull())
          .addColumn("three", "integer", (column) => column.notNull())
          .addColumn("four", "integer", (column) => column.notNull())
          .addColumn("five", "integer", (column) => column.notNull())
          .execute();
      },
    },
  };
}
