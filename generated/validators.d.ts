// Generated from the document; do not edit. The types of `validators.js`.
import type { Validate } from "verbatim/server/wiring";

export declare const no_parameters: Validate;
export declare const listBooks_query: Validate;
export declare const BookPage: Validate;
export declare const Problem: Validate;
export declare const BookContent: Validate;
export declare const Book: Validate;
export declare const getBook_path: Validate;
export declare const BookPatch: Validate;
export declare const listReviews_query: Validate;
export declare const ReviewPage: Validate;
export declare const ReviewContent: Validate;
export declare const Review: Validate;
export declare const getReview_path: Validate;
export declare const ReviewPatch: Validate;
