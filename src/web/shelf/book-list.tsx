// The list of books, each with its rating.
import { Link } from "wouter";
import { bookAddress } from "../../pages/app-routes.ts";
import type { Book, Ratings } from "../ground/api.ts";
import { Rating } from "../ground/rating.tsx";

type Props = {
  readonly books: readonly Book[];
  readonly ratings: Readonly<Record<string, Ratings>>;
};

export function BookList({ books, ratings }: Props) {
  return (
    <ul className="shelf books">
      {books.map(({ id, title, authors, published, language }) => (
        <li key={id}>
          <div>
            <Link href={bookAddress(id)} lang={language} dir="auto">
              {title}
            </Link>
            <span className="quiet">
              {authors.join(", ")}
              {published !== undefined && `, ${published.slice(0, 4)}`}
            </span>
          </div>
          <Rating ratings={ratings[id]} />
        </li>
      ))}
    </ul>
  );
}
