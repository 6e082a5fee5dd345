// What the compiler rejects when a schema gains a member; only type-checked, never run.
import type { Book, Review } from "../../src/service/library.ts";
import { type EveryMember, membersOfBook, membersOfReview } from "../../src/service/records.ts";

/** These compile, so what follows is refused for the reason it states. */
export const asWritten: (book: Book) => EveryMember<Book> = membersOfBook;
export const asWrittenOfReviews: (review: Review) => EveryMember<Review> = membersOfReview;

type SubtitledBook = Book & { readonly subtitle?: string };
type VerifiedReview = Review & { readonly isVerified: boolean };

// @ts-expect-error an optional member that no code stores
export const withoutSubtitle: (book: SubtitledBook) => EveryMember<SubtitledBook> = membersOfBook;

// @ts-expect-error a required member that no code stores
export const withoutCheck: (review: VerifiedReview) => EveryMember<VerifiedReview> = membersOfReview;
