// The books of the shelf: one card per book, with a cover drawn from its title.
import { Link } from "wouter";
import { bookAddress } from "../../pages/app-routes.ts";
import { coverAddress } from "../../pages/cover.ts";
import type { Book, Ratings } from "../ground/api.ts";
import { Rating } from "../ground/rating.tsx";

type Props = {
  readonly books: readonly Book[];
  readonly ratings: Readonly<Record<string, Ratings>>;
};

export function BookList({ books, ratings }: Props) {
  return (
    <ul className="shelf books">
      {books.map((book) => (
        <li key={book.id}>
          <img src={coverAddress(book)} alt="" width="120" height="180" loading="lazy" />
          <Link href={bookAddress(book.id)} lang={book.language} dir="auto">
            {book.title}
          </Link>
          <span className="quiet">
            <bdi>{book.authors.join(", ")}</bdi>
            {book.published !== undefined && `, ${book.published.slice(0, 4)}`}
          </span>
          <Rating ratings={ratings[book.id]} />
        </li>
      ))}
    </ul>
  );
}
