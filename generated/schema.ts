// Generated from the document; do not edit. Its types.
// @ts-nocheck
export interface paths {
    "/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List books, or find some of them
         * @description Returns one page of books, the most recently added first. If there are more, the page has
         *     `next`, and the `Link` field has the address of the next page with the same query. A book
         *     that matches the query the whole time you read the pages appears exactly once, no matter
         *     what others add in the meantime.
         *
         *     `q`, `author`, `tag` and `isbn` filter the books; a book must match all of them. They ignore
         *     case, accents and other diacritics: `bronte` finds Brontë, and `strasse` finds Straße.
         *     `sort=title` works only for the list of all books; with a filter the response is 400. It is
         *     also 400 if you send a `cursor` with different filters or a different order than the page it
         *     came from. You can change the `limit` from page to page. Very long books fill a page before
         *     its `limit` is reached: a page ends after 256 KiB. A search for several things that are each
         *     common and rarely together ends a page early, even without a book on it: follow `next`.
         *
         *     The page also has the `ratings` of its books.
         *
         *     **Sent twice:** the same page, unless something changed in between. Reading changes nothing.
         *     With the page's `ETag` in `If-None-Match`, the response is 304 if the page has not changed.
         */
        get: operations["listBooks"];
        put?: never;
        /**
         * Add a book
         * @description Adds a book. The server chooses its `id` and returns its address in `Location`. To choose
         *     the `id` yourself, use PUT.
         *
         *     The content can also come from an HTML form (`application/x-www-form-urlencoded`): an empty
         *     value means that the member is absent, a repeated name is a list, a single value for
         *     `authors` or `tags` is a list of one, and numbers are read as numbers.
         *
         *     **Sent twice:** two books that differ only in `id`, times and tag. To retry safely when you
         *     do not know whether a request arrived, send it with an `Idempotency-Key`, and use the same
         *     key for the retry. The server then adds one book, and the second response is the first one
         *     again, with `Idempotency-Replayed: true`.
         */
        post: operations["addBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{bookId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * Read a book
         * @description Returns one book with its entity tag. Keep the tag, and send it in `If-Match` when you
         *     change the book.
         *
         *     **Sent twice:** the same book, unless it was changed in between. Reading changes nothing.
         *     With the tag in `If-None-Match`, the response is 304 if the book has not changed.
         */
        get: operations["getBook"];
        /**
         * Create or replace a book
         * @description Stores the book that you send at this address. If there is no book, the server creates it
         *     with the `id` that you chose (201). If there is one, the server replaces it as a whole
         *     (200): a member that you leave out is removed. To change some members and keep the rest, use
         *     PATCH.
         *
         *     To replace only the version that you read, send its tag in `If-Match`. To create but never
         *     replace, send `If-None-Match: *`. If the precondition is false, the response is 412 and
         *     nothing is written. The response has no `ETag` field; the new tag is in its member `etag`.
         *
         *     **Sent twice:** the same as once. The second request changes nothing, not even `updatedAt`
         *     or the tag, and returns 200. You can therefore retry a PUT whose response was lost. (If it
         *     had a precondition that the first request made false, the second response is 412.)
         */
        put: operations["putBook"];
        post?: never;
        /**
         * Delete a book and its reviews
         * @description Deletes the book and all its reviews. Send the tag that you read in `If-Match` to delete the
         *     book only if no one has changed it since.
         *
         *     **Sent twice:** the book stays deleted, and the second response is 404, because there is
         *     nothing left to delete. If you retry a DELETE whose response was lost, treat that 404 as
         *     success. A book created later at the same address is a new one, with a tag never used
         *     before.
         */
        delete: operations["deleteBook"];
        options?: never;
        head?: never;
        /**
         * Change some members of a book
         * @description Changes the members that you send and leaves the others alone (JSON Merge Patch, RFC 7396):
         *     a value sets the member, `null` removes it, and a list replaces the whole list. `title` and
         *     `authors` cannot be removed. Either all changes are made or none. The book must exist; PATCH
         *     never creates one.
         *
         *     **Sent twice:** the same as once, if no one else changes the book in between: the second
         *     request finds every member already set and changes nothing. If others edit the book too,
         *     send `If-Match`, so that your retry does not undo a change they made after your first
         *     request.
         */
        patch: operations["patchBook"];
        trace?: never;
    };
    "/books/{bookId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * List the reviews of a book, newest first
         * @description Returns one page of the book's reviews, the most recently added first. As in the list of
         *     books, `next` and `Link` lead to the next page, and a page ends after 256 KiB. Each page has the `summary` of all reviews
         *     of the book, not only of those on the page.
         *
         *     **Sent twice:** the same page, unless something changed in between. Reading changes nothing.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Add a review to a book
         * @description Adds a review to the book. The server chooses its `id` and returns its address in
         *     `Location`. The content can come from a form, as for a book: an empty value means that the
         *     member is absent, and the rating is read as a number.
         *
         *     **Sent twice:** two reviews, even by the same reviewer. With an `Idempotency-Key`, one
         *     review, and the second response is the first one again, even if the book was deleted in
         *     between. To allow each reader one review per book, PUT the review to an address that you
         *     choose, for example one made from the reader's name.
         */
        post: operations["addReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{bookId}/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description The id of the review.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /**
         * Read a review
         * @description Returns one review with its entity tag. Send the tag in `If-Match` to change the review.
         *
         *     **Sent twice:** the same review, unless it was changed in between. Reading changes nothing.
         *     With the tag in `If-None-Match`, the response is 304 if the review has not changed.
         */
        get: operations["getReview"];
        /**
         * Create or replace a review
         * @description Stores the review that you send at this address: the server creates it if there is none
         *     (201) and replaces it as a whole if there is one (200). If the book does not exist, the
         *     response is 404 and no review is stored. Preconditions work as they do for a book, and the
         *     new tag is again in the member `etag`, not in a field.
         *
         *     **Sent twice:** the same as once. The second request changes nothing, not even `updatedAt`
         *     or the tag, and returns 200.
         */
        put: operations["putReview"];
        post?: never;
        /**
         * Delete a review
         * @description Deletes the review and keeps the book. Send the tag that you read in `If-Match` to delete
         *     the review only if no one has changed it since.
         *
         *     **Sent twice:** the review stays deleted, and the second response is 404, because there is
         *     nothing left to delete.
         */
        delete: operations["deleteReview"];
        options?: never;
        head?: never;
        /**
         * Change some members of a review
         * @description Changes the members that you send and leaves the others alone (JSON Merge Patch, RFC 7396):
         *     a value sets the member, and `null` removes it. `reviewer` and `rating` cannot be removed.
         *     Either all changes are made or none. The review must exist.
         *
         *     **Sent twice:** the same as once, if no one else changes the review in between. If others
         *     edit it too, send `If-Match`.
         */
        patch: operations["patchReview"];
        trace?: never;
    };
    "/add-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a book (the article's route)
         * @deprecated
         * @description Does the same as `POST /books`; use that instead. The new book's address is under `/books`,
         *     and `Location` has it.
         *
         *     **Sent twice:** two books; with an `Idempotency-Key`, one. A key counts for one route: the
         *     same key sent to `/books` is a different key.
         */
        post: operations["addBookAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/edit-book/{bookId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Create or replace a book (the article's route)
         * @deprecated
         * @description Does the same as `PUT /books/{bookId}`, to the same book; use that instead. Despite its
         *     name, it replaces the book as a whole, and creates the book if there is none.
         *
         *     **Sent twice:** the same as once, and the second response is 200.
         */
        put: operations["editBook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BookContent: BookContent;
        Book: Book;
        BookPatch: BookPatch;
        BookPage: BookPage;
        ReviewContent: ReviewContent;
        Review: Review;
        ReviewPatch: ReviewPatch;
        ReviewPage: ReviewPage;
        BookRatings: BookRatings;
        RatingSummary: RatingSummary;
        RatingCount: RatingCount;
        MeanRating: MeanRating;
        BookId: BookId;
        ReviewId: ReviewId;
        Title: Title;
        Authors: Authors;
        Author: Author;
        Isbn: Isbn;
        Published: Published;
        PageCount: PageCount;
        Language: Language;
        Description: Description;
        Tags: Tags;
        Tag: Tag;
        Reviewer: Reviewer;
        Rating: Rating;
        Headline: Headline;
        ReviewText: ReviewText;
        Timestamp: Timestamp;
        EntityTag: EntityTag;
        Cursor: Cursor;
        Problem: Problem;
        ProblemError: ProblemError;
    };
    responses: {
        /** @description The version with the entity tag that you sent is still current. No content. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description The request is malformed: a path, query or header parameter is invalid, a query parameter is
         *     unknown or repeated, or the content is not valid JSON (or not a valid form).
         */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The operation needs a bearer token, and the request has none or an invalid one.
         *     `WWW-Authenticate` says what is missing.
         */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is valid but lacks a scope. `WWW-Authenticate` names the scope. */
        MissingScope: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Someone else wrote this review. Only its author, or a caller with the scope
         *     `reviews:moderate`, can change it.
         */
        NotOwner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such book, or no such review of it. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `Accept` excludes every media type that this operation returns. (Problems are always sent as
         *     `application/problem+json`.)
         */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id in the content differs from the id in the path. Nothing was stored. */
        IdMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description A request with the same `Idempotency-Key` is still in progress. Retry after the time in
         *     `Retry-After` to get its response.
         */
        KeyInProgress: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `If-Match` or `If-None-Match` is false, most often because someone else changed the resource
         *     since you read it. Nothing was changed. Read the resource again and reapply your change.
         */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is larger than the server accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content has no media type, or one that this operation does not accept. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is not `application/merge-patch+json`, the only type PATCH accepts. */
        UnsupportedPatchType: {
            headers: {
                "Accept-Patch": components["headers"]["AcceptPatch"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The content is not a valid book: a member is missing, unknown or out of range, or the ISBN's
         *     check digit is wrong. `errors` lists the places.
         */
        InvalidBook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The content is not a valid book (`errors` lists the places), or the `Idempotency-Key` was
         *     already used for different content.
         */
        InvalidNewBook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The content is not a valid review: a member is missing, unknown or out of range. `errors`
         *     lists the places.
         */
        InvalidReview: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The content is not a valid review (`errors` lists the places), or the `Idempotency-Key` was
         *     already used for different content.
         */
        InvalidNewReview: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the book.
         * @example 9780141439518
         */
        BookId: components["schemas"]["BookId"];
        /**
         * @description The id of the review.
         * @example ada
         */
        ReviewId: components["schemas"]["ReviewId"];
        /**
         * @description Words to search for, in any order. Each must be the beginning of a word in the title or in
         *     an author's name. Any character that is neither a letter nor a digit separates words, and
         *     only the first 16 characters of a word are compared. Without any word (empty, or only
         *     punctuation), `q` matches every book. Of a very long title with many authors, only the first
         *     words count.
         */
        Q: string;
        /**
         * @description Only books by this author, by full name; to search for part of a name, use `q`.
         * @example Jane Austen
         */
        OfAuthor: components["schemas"]["Author"];
        /**
         * @description Only books with this tag.
         * @example classic
         */
        WithTag: components["schemas"]["Tag"];
        /**
         * @description Only books with this ISBN.
         * @example 9780141439518
         */
        WithIsbn: components["schemas"]["Isbn"];
        /**
         * @description The order: `newest` lists the most recently added book first; `title` sorts by the words of
         *     the title, ignoring case and accents, up to the first 80 characters. Books that compare
         *     equal are in the order in which they were added. `title` works only for the list of all
         *     books, without `q`, `author`, `tag` or `isbn`.
         * @example newest
         */
        Sort: "newest" | "title";
        /**
         * @description The maximum number of items on a page.
         * @example 1
         */
        Limit: number;
        /**
         * @description Where the page begins: the `next` of the previous page, sent with the same query. Leave it
         *     out for the first page.
         * @example MDE5M2Y4YjI
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description Carry out the request only if the resource still has this entity tag (or one of several,
         *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
         *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
         *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
         *     here.
         */
        IfMatch: string;
        /**
         * @description For a read: return the content only if the resource does not have this entity tag (or one of
         *     several, separated by commas); otherwise the response is 304 without content. For a write:
         *     carry out the request only if the resource does not have this tag; otherwise the response is
         *     412. `*` with PUT means: only if the resource does not exist yet.
         */
        IfNoneMatch: string;
        /**
         * @description A string that you choose for this request, such as a UUID: hard to guess, never used for a
         *     different request, with or without quotes around it, at most 255 visible ASCII characters.
         *     You can send the same request with the same key as often as you like: the server carries it
         *     out once, and each further response is the first one again, with
         *     `Idempotency-Replayed: true`. This is also so if what the path names, or what the first
         *     request added, was changed or deleted since: the retry learns that the request had its
         *     effect. GET shows the current state.
         *
         *     A key counts for this route only, and the server remembers it for 24 hours. The same key
         *     with different content is rejected (422). A rejected request does not use up its key: fix the
         *     request and send it with the same key.
         * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
         */
        IdempotencyKey: string;
        /**
         * @description `return=minimal`: after a replacement, respond with 204 without content instead of 200 with
         *     the new representation. A creation still returns 201, and the server ignores other
         *     preferences (RFC 7240).
         * @example return=minimal
         */
        Prefer: string;
    };
    requestBodies: {
        /** @description The book to add. */
        NewBook: {
            content: {
                "application/json": components["schemas"]["BookContent"];
                "application/x-www-form-urlencoded": components["schemas"]["BookContent"];
            };
        };
        /** @description The whole book. If it has an `id`, it must be the id in the path. */
        WholeBook: {
            content: {
                "application/json": components["schemas"]["BookContent"];
            };
        };
    };
    headers: {
        /**
         * @description What the token must satisfy (RFC 6750).
         * @example Bearer realm="verbatim", scope="books:write"
         */
        Challenge: string;
        /**
         * @description The entity tag of the representation in this response. Send it in `If-None-Match` to read
         *     again only after a change, and in `If-Match` to change only the version that you read.
         */
        ETag: components["schemas"]["EntityTag"];
        /** @description The address of the new book or review, as a path on this server. */
        Location: string;
        /** @description The address of the next page, with `rel="next"`. Absent on the last page. */
        NextPage: string;
        /**
         * @description Present if this is the first response again: the server knew the key and did nothing this
         *     time. The resource added by the first request, and the one above it, may have been changed
         *     or deleted since.
         */
        IdempotencyReplayed: "true";
        /** @description Confirms that the content is missing because of your preference. */
        PreferenceApplied: "return=minimal";
        /** @description The media type that PATCH accepts here. */
        AcceptPatch: "application/merge-patch+json";
        /** @description The number of seconds to wait before you retry. */
        RetryAfter: number;
        /** @description The date of this route's deprecation, in seconds since 1970 (RFC 9745): 1 August 2026. */
        Deprecation: "@1785542400";
        /** @description The route to use instead of this one. */
        SuccessorVersion: "</books>; rel=\"successor-version\"";
    };
    pathItems: never;
}
/**
 * @description A book as you send it. The server sets the members marked read-only: the content may include
 *     them, so that you can send back what GET returned, but the server does not store them.
 */
export type BookContent = {
    readonly id?: components["schemas"]["BookId"];
    title: components["schemas"]["Title"];
    authors: components["schemas"]["Authors"];
    isbn?: components["schemas"]["Isbn"];
    published?: components["schemas"]["Published"];
    pageCount?: components["schemas"]["PageCount"];
    language?: components["schemas"]["Language"];
    description?: components["schemas"]["Description"];
    tags?: components["schemas"]["Tags"];
    readonly createdAt?: components["schemas"]["Timestamp"];
    readonly updatedAt?: components["schemas"]["Timestamp"];
    readonly etag?: components["schemas"]["EntityTag"];
};
/** @description A book as the server returns it, with the members that the server sets. */
export type Book = WithRequired<components["schemas"]["BookContent"], "id" | "title" | "authors" | "createdAt" | "updatedAt" | "etag">;
/**
 * @description The members of a book to change. `null` removes a member; absent means unchanged. Read-only
 *     members are ignored.
 */
export type BookPatch = {
    readonly id?: components["schemas"]["BookId"];
    title?: components["schemas"]["Title"];
    authors?: components["schemas"]["Authors"];
    isbn?: components["schemas"]["Isbn"] | null;
    published?: components["schemas"]["Published"] | null;
    pageCount?: components["schemas"]["PageCount"] | null;
    language?: components["schemas"]["Language"] | null;
    description?: components["schemas"]["Description"] | null;
    tags?: components["schemas"]["Tags"] | null;
    readonly createdAt?: components["schemas"]["Timestamp"];
    readonly updatedAt?: components["schemas"]["Timestamp"];
    readonly etag?: components["schemas"]["EntityTag"];
};
/** @description Some of the books, in the requested order, with their ratings. */
export type BookPage = {
    /** @description The books, each exactly as its own GET returns it. */
    items: components["schemas"]["Book"][];
    /**
     * @description The ratings of each book on the page, by its `id`. Every book has an entry; without
     *     reviews its `count` is 0.
     */
    ratings: {
        [key: string]: components["schemas"]["BookRatings"];
    };
    next?: components["schemas"]["Cursor"];
};
/**
 * @description A review as you send it. The server sets the members marked read-only: the content may
 *     include them, so that you can send back what GET returned, but the server does not store
 *     them.
 */
export type ReviewContent = {
    readonly id?: components["schemas"]["ReviewId"];
    readonly bookId?: components["schemas"]["BookId"];
    reviewer: components["schemas"]["Reviewer"];
    rating: components["schemas"]["Rating"];
    headline?: components["schemas"]["Headline"];
    text?: components["schemas"]["ReviewText"];
    readonly createdAt?: components["schemas"]["Timestamp"];
    readonly updatedAt?: components["schemas"]["Timestamp"];
    readonly etag?: components["schemas"]["EntityTag"];
};
/** @description A review as the server returns it, with the members that the server sets. */
export type Review = WithRequired<components["schemas"]["ReviewContent"], "id" | "bookId" | "reviewer" | "rating" | "createdAt" | "updatedAt" | "etag">;
/**
 * @description The members of a review to change. `null` removes a member; absent means unchanged.
 *     Read-only members are ignored.
 */
export type ReviewPatch = {
    readonly id?: components["schemas"]["ReviewId"];
    readonly bookId?: components["schemas"]["BookId"];
    reviewer?: components["schemas"]["Reviewer"];
    rating?: components["schemas"]["Rating"];
    headline?: components["schemas"]["Headline"] | null;
    text?: components["schemas"]["ReviewText"] | null;
    readonly createdAt?: components["schemas"]["Timestamp"];
    readonly updatedAt?: components["schemas"]["Timestamp"];
    readonly etag?: components["schemas"]["EntityTag"];
};
/** @description Some of a book's reviews, newest first, with a summary of all of them. */
export type ReviewPage = {
    /** @description The reviews, each exactly as its own GET returns it. */
    items: components["schemas"]["Review"][];
    summary: components["schemas"]["RatingSummary"];
    next?: components["schemas"]["Cursor"];
};
/** @description The number of a book's reviews and their mean rating. */
export type BookRatings = {
    count: components["schemas"]["RatingCount"];
    mean?: components["schemas"]["MeanRating"];
};
/** @description A summary of all reviews of a book. */
export type RatingSummary = {
    count: components["schemas"]["RatingCount"];
    mean?: components["schemas"]["MeanRating"];
    /** @description The number of reviews per rating; the sum is `count`. */
    histogram: {
        1: components["schemas"]["RatingCount"];
        2: components["schemas"]["RatingCount"];
        3: components["schemas"]["RatingCount"];
        4: components["schemas"]["RatingCount"];
        5: components["schemas"]["RatingCount"];
    };
};
/** @description The number of reviews. */
export type RatingCount = number;
/**
 * @description The mean rating, rounded to two decimals. Absent if there are no reviews.
 * @example 4.33
 */
export type MeanRating = number;
/**
 * @description Identifies a book. For a book added by POST the server chooses an `id` that cannot be
 *     guessed; for a book created by PUT the client chooses it, for example an ISBN or a slug. No
 *     dots and no slashes.
 * @example 9780141439518
 * @example pride-and-prejudice
 * @example Zk3vQ9xT2mRw7LpB
 */
export type BookId = string;
/**
 * @description Identifies a review of a book. The server chooses it for a review added by POST, the client
 *     for a review created by PUT. No dots and no slashes.
 * @example ada
 * @example hT5nE8cUo1sXyG4J
 */
export type ReviewId = string;
/** @description The title, as on the title page. */
export type Title = string;
/**
 * @description The authors, in the order of the title page.
 * @example [
 *       "Terry Pratchett",
 *       "Neil Gaiman"
 *     ]
 */
export type Authors = components["schemas"]["Author"][];
/** @description The name of one author. */
export type Author = string;
/**
 * @description An ISBN-13, digits only. The last digit is a check digit, which a pattern cannot verify: for
 *     a wrong one the response is 422 with the problem type `/problems/isbn-check-digit`. Two
 *     books may have the same ISBN.
 * @example 9780141439518
 * @example 9780131103627
 * @example 9780201633610
 */
export type Isbn = string;
/**
 * @description The date of first publication, as precisely as is known; a year, a month or a day.
 * @example 1813
 * @example 1813-01
 * @example 1813-01-28
 */
export type Published = string;
/** @description The number of pages. */
export type PageCount = number;
/**
 * @description The language of the text, as a language tag (BCP 47, RFC 5646 4.4.1).
 * @example en
 * @example fr
 * @example pt-BR
 * @example zh-Hant
 */
export type Language = string;
/** @description What the book is about, in plain text. */
export type Description = string;
/**
 * @description Keywords, without duplicates.
 * @example [
 *       "classic",
 *       "fantasy"
 *     ]
 */
export type Tags = components["schemas"]["Tag"][];
/** @description A keyword. */
export type Tag = string;
/** @description The name of the reviewer; any name is allowed. */
export type Reviewer = string;
/** @description From 1 (skip it) to 5 (do not miss it). */
export type Rating = number;
/** @description The review in one line. */
export type Headline = string;
/** @description The review itself, in plain text. */
export type ReviewText = string;
/**
 * Format: date-time
 * @description A point in time, set by the server.
 * @example 2026-11-22T09:30:00.000Z
 */
export type Timestamp = string;
/**
 * @description Identifies one version of a representation: a new random value after every change, never
 *     reused. The quotes are part of the tag. Send it in `If-Match` unchanged.
 * @example "hC0r7wXk2VqLz9Ye"
 */
export type EntityTag = string;
/**
 * @description Where the next page begins. It is opaque; only the server can read it.
 * @example MDE5M2Y4YjI
 */
export type Cursor = string;
/** @description What is wrong, for programs and for people (RFC 9457). */
export type Problem = {
    /**
     * Format: uri-reference
     * @description The kind of problem. Base your program's decisions on this, not on the text.
     */
    type: string;
    /** @description The kind of problem in words; the same for every problem of this type. */
    title: string;
    /** @description The status code of this response. */
    status: number;
    /** @description What is wrong with this request, and how to fix it. */
    detail?: string;
    /**
     * Format: uri-reference
     * @description Identifies this occurrence of the problem.
     */
    instance?: string;
    /** @description The id of the request, as in `X-Request-Id`; quote it when you report a problem. */
    requestId?: string;
    /** @description The places to fix, if there are any to point to. */
    errors?: components["schemas"]["ProblemError"][];
} & {
    [key: string]: unknown;
};
/** @description One place to fix, in the content or among the parameters. */
export type ProblemError = {
    /** @description The place in the content, as a JSON Pointer in a URI fragment (`#/authors/0`). */
    pointer?: string;
    /** @description The name of the path parameter, query parameter or header field. */
    parameter?: string;
    /** @description What is wrong there. */
    detail: string;
};
export type $defs = Record<string, never>;
export interface operations {
    listBooks: {
        parameters: {
            query?: {
                /**
                 * @description Words to search for, in any order. Each must be the beginning of a word in the title or in
                 *     an author's name. Any character that is neither a letter nor a digit separates words, and
                 *     only the first 16 characters of a word are compared. Without any word (empty, or only
                 *     punctuation), `q` matches every book. Of a very long title with many authors, only the first
                 *     words count.
                 */
                q?: components["parameters"]["Q"];
                /**
                 * @description Only books by this author, by full name; to search for part of a name, use `q`.
                 * @example Jane Austen
                 */
                author?: components["parameters"]["OfAuthor"];
                /**
                 * @description Only books with this tag.
                 * @example classic
                 */
                tag?: components["parameters"]["WithTag"];
                /**
                 * @description Only books with this ISBN.
                 * @example 9780141439518
                 */
                isbn?: components["parameters"]["WithIsbn"];
                /**
                 * @description The order: `newest` lists the most recently added book first; `title` sorts by the words of
                 *     the title, ignoring case and accents, up to the first 80 characters. Books that compare
                 *     equal are in the order in which they were added. `title` works only for the list of all
                 *     books, without `q`, `author`, `tag` or `isbn`.
                 * @example newest
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description The maximum number of items on a page.
                 * @example 1
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins: the `next` of the previous page, sent with the same query. Leave it
                 *     out for the first page.
                 * @example MDE5M2Y4YjI
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of books; empty if no book matches. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["NextPage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    addBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A string that you choose for this request, such as a UUID: hard to guess, never used for a
                 *     different request, with or without quotes around it, at most 255 visible ASCII characters.
                 *     You can send the same request with the same key as often as you like: the server carries it
                 *     out once, and each further response is the first one again, with
                 *     `Idempotency-Replayed: true`. This is also so if what the path names, or what the first
                 *     request added, was changed or deleted since: the retry learns that the request had its
                 *     effect. GET shows the current state.
                 *
                 *     A key counts for this route only, and the server remembers it for 24 hours. The same key
                 *     with different content is rejected (422). A rejected request does not use up its key: fix the
                 *     request and send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NewBook"];
        responses: {
            /** @description The book was added. The content is the new book. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["KeyInProgress"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidNewBook"];
        };
    };
    getBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
        };
    };
    putBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: after a replacement, respond with 204 without content instead of 200 with
                 *     the new representation. A creation still returns 201, and the server ignores other
                 *     preferences (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["WholeBook"];
        responses: {
            /** @description The book was replaced, or was already the same. The content is the book. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description The book did not exist and was created. The content is the new book. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description The book was replaced, or was already the same. You asked for no content. */
            204: {
                headers: {
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdMismatch"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidBook"];
        };
    };
    deleteBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book and its reviews were deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
        };
    };
    patchBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** @description Only the members to change. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["BookPatch"];
            };
        };
        responses: {
            /** @description The book after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedPatchType"];
            422: components["responses"]["InvalidBook"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items on a page.
                 * @example 1
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins: the `next` of the previous page, sent with the same query. Leave it
                 *     out for the first page.
                 * @example MDE5M2Y4YjI
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the book's reviews; empty if the book has none. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["NextPage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    addReview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A string that you choose for this request, such as a UUID: hard to guess, never used for a
                 *     different request, with or without quotes around it, at most 255 visible ASCII characters.
                 *     You can send the same request with the same key as often as you like: the server carries it
                 *     out once, and each further response is the first one again, with
                 *     `Idempotency-Replayed: true`. This is also so if what the path names, or what the first
                 *     request added, was changed or deleted since: the retry learns that the request had its
                 *     effect. GET shows the current state.
                 *
                 *     A key counts for this route only, and the server remembers it for 24 hours. The same key
                 *     with different content is rejected (422). A rejected request does not use up its key: fix the
                 *     request and send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** @description The review to add. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewContent"];
                "application/x-www-form-urlencoded": components["schemas"]["ReviewContent"];
            };
        };
        responses: {
            /** @description The review was added. The content is the new review. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["KeyInProgress"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidNewReview"];
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description The id of the review.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
        };
    };
    putReview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: after a replacement, respond with 204 without content instead of 200 with
                 *     the new representation. A creation still returns 201, and the server ignores other
                 *     preferences (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description The id of the review.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /** @description The whole review. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewContent"];
            };
        };
        responses: {
            /** @description The review was replaced, or was already the same. The content is the review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description The review did not exist and was created. The content is the new review. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description The review was replaced, or was already the same. You asked for no content. */
            204: {
                headers: {
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotOwner"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdMismatch"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidReview"];
        };
    };
    deleteReview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description The id of the review.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotOwner"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
        };
    };
    patchReview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description The id of the review.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /** @description Only the members to change. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ReviewPatch"];
            };
        };
        responses: {
            /** @description The review after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotOwner"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedPatchType"];
            422: components["responses"]["InvalidReview"];
        };
    };
    addBookAlias: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A string that you choose for this request, such as a UUID: hard to guess, never used for a
                 *     different request, with or without quotes around it, at most 255 visible ASCII characters.
                 *     You can send the same request with the same key as often as you like: the server carries it
                 *     out once, and each further response is the first one again, with
                 *     `Idempotency-Replayed: true`. This is also so if what the path names, or what the first
                 *     request added, was changed or deleted since: the retry learns that the request had its
                 *     effect. GET shows the current state.
                 *
                 *     A key counts for this route only, and the server remembers it for 24 hours. The same key
                 *     with different content is rejected (422). A rejected request does not use up its key: fix the
                 *     request and send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NewBook"];
        responses: {
            /** @description The book was added. The content is the new book. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["SuccessorVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["KeyInProgress"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidNewBook"];
        };
    };
    editBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Carry out the request only if the resource still has this entity tag (or one of several,
                 *     separated by commas), that is, if no one has changed it since you read it. `*` means: only
                 *     if the resource exists. Otherwise the response is 412 and nothing is changed. Send the tag
                 *     with its quotes, from `ETag` or from the member `etag`; a weak tag (`W/"..."`) never matches
                 *     here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description For a read: return the content only if the resource does not have this entity tag (or one of
                 *     several, separated by commas); otherwise the response is 304 without content. For a write:
                 *     carry out the request only if the resource does not have this tag; otherwise the response is
                 *     412. `*` with PUT means: only if the resource does not exist yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: after a replacement, respond with 204 without content instead of 200 with
                 *     the new representation. A creation still returns 201, and the server ignores other
                 *     preferences (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The id of the book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["WholeBook"];
        responses: {
            /** @description The book was replaced, or was already the same. The content is the book. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["SuccessorVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description The book did not exist and was created. The content is the new book. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["SuccessorVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description The book was replaced, or was already the same. You asked for no content. */
            204: {
                headers: {
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["SuccessorVersion"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MissingScope"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdMismatch"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidBook"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
