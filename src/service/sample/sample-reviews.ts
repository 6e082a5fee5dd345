// Invented reviews by invented readers, for some of the sample's books.
import type { components } from "../../../generated/schema.ts";

/** A review with the book that it is of and the id that it is put under. */
export type SampleReview = {
  readonly bookId: string;
  readonly reviewId: string;
  readonly content: components["schemas"]["ReviewContent"];
};

// biome-ignore format: a table with one review per line
export const sampleReviews: readonly SampleReview[] = [
  { bookId: "pride-and-prejudice", reviewId: "page-turner", content: { reviewer: "Page Turner", rating: 5, headline: "The first sentence is a promise", text: "And the last chapter keeps it." } },
  { bookId: "pride-and-prejudice", reviewId: "mark-book", content: { reviewer: "Mark Book", rating: 4, headline: "Quicker than I feared", text: "I came for the manners and stayed for Mr Bennet." } },
  { bookId: "pride-and-prejudice", reviewId: "dogeared-dora", content: { reviewer: "Dogeared Dora", rating: 2, headline: "Too many visits", text: "Everybody calls on everybody. I would rather have read about the militia." } },
  { bookId: "frankenstein", reviewId: "anna-log", content: { reviewer: "Anna Log", rating: 5, headline: "Not about the monster", text: "Or rather: not about the one you think." } },
  { bookId: "moby-dick", reviewId: "skip-chapter", content: { reviewer: "Skip Chapter", rating: 3, headline: "I know a great deal about whales now" } },
  { bookId: "moby-dick", reviewId: "page-turner", content: { reviewer: "Page Turner", rating: 5, headline: "A library in a boat" } },
  { bookId: "the-hobbit", reviewId: "tim-index", content: { reviewer: "Tim Index", rating: 5, headline: "The riddles!", text: "Read it aloud to somebody." } },
  { bookId: "the-hobbit", reviewId: "margin-alia", content: { reviewer: "Margin Alia", rating: 4, text: "Would have liked a longer look at the lake." } },
  { bookId: "nineteen-eighty-four", reviewId: "anna-log", content: { reviewer: "Anna Log", rating: 5, headline: "Reads like a manual", text: "Which it was not meant to be." } },
  { bookId: "to-kill-a-mockingbird", reviewId: "reed-moore", content: { reviewer: "Reed Moore", rating: 5 } },
  { bookId: "things-fall-apart", reviewId: "reed-moore", content: { reviewer: "Reed Moore", rating: 5, headline: "Every chapter a proverb", text: "The last paragraph changed what I thought the book was." } },
  { bookId: "the-mythical-man-month", reviewId: "skip-chapter", content: { reviewer: "Skip Chapter", rating: 4, headline: "Late", text: "Adding this review made it later." } },
  { bookId: "the-c-programming-language", reviewId: "tim-index", content: { reviewer: "Tim Index", rating: 5, headline: "Short", text: "As it should be." } },
  { bookId: "good-omens", reviewId: "dogeared-dora", content: { reviewer: "Dogeared Dora", rating: 5, headline: "Nice and accurate" } },
  { bookId: "le-petit-prince", reviewId: "margin-alia", content: { reviewer: "Margin Alia", rating: 5, headline: "Un chapeau ?", text: "On le relit à tout âge." } },
  { bookId: "l-etranger", reviewId: "mark-book", content: { reviewer: "Mark Book", rating: 3, headline: "Heiß", text: "Die Sonne ist an allem schuld, sagt er." } },
  { bookId: "don-quijote", reviewId: "paige-numbers", content: { reviewer: "Paige Numbers", rating: 4, headline: "Larguísimo y corto", text: "Los molinos salen enseguida; lo mejor viene después." } },
  { bookId: "cien-anos-de-soledad", reviewId: "anna-log", content: { reviewer: "Anna Log", rating: 5, headline: "Draw the family tree yourself", text: "You will need it, and it is half the fun." } },
  { bookId: "ficciones", reviewId: "paige-numbers", content: { reviewer: "Paige Numbers", rating: 5, headline: "I lent it to myself" } },
  { bookId: "il-nome-della-rosa", reviewId: "mark-book", content: { reviewer: "Mark Book", rating: 4, headline: "The library did it", text: "No, I will not say more." } },
  { bookId: "die-verwandlung", reviewId: "skip-chapter", content: { reviewer: "Skip Chapter", rating: 4, headline: "Ein Frühstück", text: "Danach schmeckt es anders." } },
  { bookId: "kokoro", reviewId: "margin-alia", content: { reviewer: "Margin Alia", rating: 5, text: "A letter that one does not forget." } },
  { bookId: "solaris", reviewId: "tim-index", content: { reviewer: "Tim Index", rating: 4, headline: "The ocean does not answer", text: "And the book is honest about it." } },
  { bookId: "une-si-longue-lettre", reviewId: "reed-moore", content: { reviewer: "Reed Moore", rating: 5, headline: "Not long at all" } },
  { bookId: "the-handmaids-tale", reviewId: "paige-numbers", content: { reviewer: "Paige Numbers", rating: 4, text: "I had to put it down twice, and picked it up three times." } },
  { bookId: "crime-and-punishment", reviewId: "dogeared-dora", content: { reviewer: "Dogeared Dora", rating: 3, headline: "More punishment than crime" } },
];
