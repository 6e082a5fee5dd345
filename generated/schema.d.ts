// Generated from the document; not to be edited. Its types.
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
         * @description Gives one page of books, the last added first. If there are more, the page has `next`, and
         *     the `Link` field has the address of the next page, which asks for the same. A book that is
         *     there, and is among those asked for, all the while you walk through the pages is neither
         *     skipped nor given twice, whatever others add meanwhile.
         *
         *     `q`, `author`, `tag` and `isbn` say which books; a book has to be as all of them say. Case,
         *     accents and other marks make no difference in them: `bronte` finds Brontë, and `strasse`
         *     finds Straße. `sort=title` is for the list of all books; together with a filter it is
         *     refused (400), and so is a `cursor` with other filters or another order than it was given
         *     with. The `limit` may be another on each page.
         *
         *     Beside the books, the page has their `ratings`.
         *
         *     **In more words:** the same page, if nothing changed in between. Reading changes nothing. With
         *     the page's `ETag` in `If-None-Match`, a page that has not changed is not sent again (304).
         */
        get: operations["listBooks"];
        put?: never;
        /**
         * Add a book
         * @description Adds a book. The server chooses its `id`, and `Location` in the answer says where it is.
         *     To choose the `id` yourself, use PUT.
         *
         *     An HTML form can send it, too: as `application/x-www-form-urlencoded`, an empty value
         *     means that the member is absent, a name that occurs several times is a list, one value for
         *     `authors` or `tags` is a list of one, and numbers are read as numbers.
         *
         *     **In more words:** two books, alike but for `id`, times and tag. If you do not know whether
         *     your request arrived, that is not what you want: send it with an `Idempotency-Key`, and
         *     again with the same key. Then it adds one book, and the second answer is the first one
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
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * Read a book
         * @description Gives one book, with its entity tag. Keep the tag: it is what `If-Match` wants when you
         *     change the book.
         *
         *     **In more words:** the same book, if nobody changed it in between. Reading changes nothing.
         *     With the tag in `If-None-Match`, a book that you have already is not sent again (304).
         */
        get: operations["getBook"];
        /**
         * Create or replace a book
         * @description Makes the book at this address be what you send. If there was none, it is created, under
         *     the `id` that you chose (201). If there was one, it is replaced as a whole (200): a member
         *     that you leave out is gone afterwards. To change some members and keep the rest, use PATCH.
         *
         *     To be sure that you replace what you read, send its tag in `If-Match`. To be sure that you
         *     create and do not replace, send `If-None-Match: *`. If it is not so, the answer is 412 and
         *     nothing is written. The answer has no `ETag` field; the new tag is in its member `etag`.
         *
         *     **In more words:** the same as once. The second request changes nothing, `updatedAt` and the
         *     tag included, and is answered by 200. So a PUT whose answer got lost can be sent again. (If
         *     it had a condition, and its first arrival made that false, the second answer is 412.)
         */
        put: operations["putBook"];
        post?: never;
        /**
         * Delete a book and its reviews
         * @description Removes the book, and all its reviews with it. With the tag that you read in `If-Match`, it
         *     is deleted only if nobody has changed it since.
         *
         *     **In more words:** the book stays deleted, and the second answer is 404, for there is nothing
         *     left to delete. If you repeat a DELETE because its answer got lost, read that 404 as
         *     success. A book that is put there again later is a new one, with a tag never seen before.
         */
        delete: operations["deleteBook"];
        options?: never;
        head?: never;
        /**
         * Change some members of a book
         * @description Changes the members that you name and leaves the others alone (JSON Merge Patch, RFC 7396):
         *     a value sets the member, `null` removes it, a list replaces the whole list. `title` and
         *     `authors` cannot be removed. All of it is done, or none of it. There must be a book
         *     already; PATCH never creates one.
         *
         *     **In more words:** the same as once, if nobody else changes the book in between: the second
         *     request finds everything as it asks, and changes nothing. If others may, send `If-Match`,
         *     lest your repeat undoes what they wrote after your first.
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
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * List the reviews of a book, newest first
         * @description Gives one page of the book's reviews, the last added first, in the same way as the list of
         *     books: `next` and `Link` lead to the next page. Each page has the `summary` of all reviews of
         *     the book, not only of those on the page.
         *
         *     **In more words:** the same page, if nothing changed in between. Reading changes nothing.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Add a review to a book
         * @description Adds a review to the book. The server chooses its `id`, and `Location` in the answer says
         *     where it is. A form is read as it is for a book: an empty value means absent, and the
         *     rating is read as a number.
         *
         *     **In more words:** two reviews, even by the same reviewer. With an `Idempotency-Key`, one: the
         *     second answer is the first one again. If a reader shall have one review of a book and no
         *     more, PUT it to an address that you choose, say one made from the reader's name.
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
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description Which review of the book.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /**
         * Read a review
         * @description Gives one review, with its entity tag, which `If-Match` wants when you change the review.
         *
         *     **In more words:** the same review, if nobody changed it in between. Reading changes nothing.
         *     With the tag in `If-None-Match`, a review that you have already is not sent again (304).
         */
        get: operations["getReview"];
        /**
         * Create or replace a review
         * @description Makes the review at this address be what you send: created if there was none (201), replaced
         *     as a whole if there was one (200). The book must exist, or the answer is 404 and no
         *     review is stored. Conditions work as they do for a book, and here, too, the new tag is in
         *     the member `etag`, not in a field.
         *
         *     **In more words:** the same as once. The second request changes nothing, `updatedAt` and the
         *     tag included, and is answered by 200.
         */
        put: operations["putReview"];
        post?: never;
        /**
         * Delete a review
         * @description Removes the review; the book stays. With the tag that you read in `If-Match`, it is deleted
         *     only if nobody has changed it since.
         *
         *     **In more words:** the review stays deleted, and the second answer is 404, for there is
         *     nothing left to delete.
         */
        delete: operations["deleteReview"];
        options?: never;
        head?: never;
        /**
         * Change some members of a review
         * @description Changes the members that you name and leaves the others alone (JSON Merge Patch, RFC 7396):
         *     a value sets the member, `null` removes it. `reviewer` and `rating` cannot be removed. All
         *     of it is done, or none of it. There must be a review already.
         *
         *     **In more words:** the same as once, if nobody else changes the review in between. If others
         *     may, send `If-Match`.
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
         * Add a book, by the article's route
         * @deprecated
         * @description Does what `POST /books` does; use that instead. The book is under `/books`, and `Location`
         *     leads there.
         *
         *     **In more words:** two books; with an `Idempotency-Key`, one. A key belongs to its route: the
         *     same key sent to `/books` is another one.
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
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Create or replace a book, by the article's route
         * @deprecated
         * @description Does what `PUT /books/{bookId}` does, to the same book; use that instead. Whatever its name
         *     says, it replaces the book as a whole, and creates it if there is none.
         *
         *     **In more words:** the same as once, and the second answer is 200.
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
        /**
         * @description A book as you send it. The members marked read-only are set by the server: they may stand in
         *     the content, so that what GET gave can be sent back, and are not stored.
         */
        BookContent: {
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
        /** @description A book as the server gives it, with the members that the server sets. */
        Book: WithRequired<components["schemas"]["BookContent"], "id" | "title" | "authors" | "createdAt" | "updatedAt" | "etag">;
        /**
         * @description The members of a book to change. `null` removes a member; absent means unchanged. Read-only
         *     members are ignored.
         */
        BookPatch: {
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
        /** @description Some of the books, in the order asked for, and how they are rated. */
        BookPage: {
            /** @description The books, each exactly as its own GET gives it. */
            items: components["schemas"]["Book"][];
            /**
             * @description How each book of the page is rated, by its `id`: every one has an entry, without reviews
             *     a `count` of 0.
             */
            ratings: {
                [key: string]: components["schemas"]["BookRatings"];
            };
            next?: components["schemas"]["Cursor"];
        };
        /**
         * @description A review as you send it. The members marked read-only are set by the server: they may stand
         *     in the content, so that what GET gave can be sent back, and are not stored.
         */
        ReviewContent: {
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
        /** @description A review as the server gives it, with the members that the server sets. */
        Review: WithRequired<components["schemas"]["ReviewContent"], "id" | "bookId" | "reviewer" | "rating" | "createdAt" | "updatedAt" | "etag">;
        /**
         * @description The members of a review to change. `null` removes a member; absent means unchanged.
         *     Read-only members are ignored.
         */
        ReviewPatch: {
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
        /** @description Some of a book's reviews, newest first, and what all of them come to. */
        ReviewPage: {
            /** @description The reviews, each exactly as its own GET gives it. */
            items: components["schemas"]["Review"][];
            summary: components["schemas"]["RatingSummary"];
            next?: components["schemas"]["Cursor"];
        };
        /** @description How many reviews a book has, and what they come to. */
        BookRatings: {
            count: components["schemas"]["RatingCount"];
            mean?: components["schemas"]["MeanRating"];
        };
        /** @description What all reviews of a book come to. */
        RatingSummary: {
            count: components["schemas"]["RatingCount"];
            mean?: components["schemas"]["MeanRating"];
            /** @description How many reviews gave each rating; together they are `count`. */
            histogram: {
                1: components["schemas"]["RatingCount"];
                2: components["schemas"]["RatingCount"];
                3: components["schemas"]["RatingCount"];
                4: components["schemas"]["RatingCount"];
                5: components["schemas"]["RatingCount"];
            };
        };
        /** @description How many reviews. */
        RatingCount: number;
        /**
         * @description The mean of their ratings, rounded to two decimals. Absent when there are none.
         * @example 4.33
         */
        MeanRating: number;
        /**
         * @description Names a book. Chosen by the server when a book is added, and then not to be guessed; or
         *     chosen by the client that puts it there, say an ISBN or a slug. No dots and no slashes.
         * @example 9780141439518
         * @example pride-and-prejudice
         * @example Zk3vQ9xT2mRw7LpB
         */
        BookId: string;
        /**
         * @description Names a review of a book. Chosen by the server when a review is added, or by the client that
         *     puts it there. No dots and no slashes.
         * @example ada
         * @example hT5nE8cUo1sXyG4J
         */
        ReviewId: string;
        /** @description The title, as on the title page. */
        Title: string;
        /**
         * @description Who wrote it, in the order of the title page.
         * @example [
         *       "Terry Pratchett",
         *       "Neil Gaiman"
         *     ]
         */
        Authors: components["schemas"]["Author"][];
        /** @description One author's name. */
        Author: string;
        /**
         * @description An ISBN-13, digits only. Its last digit is a check digit, which a pattern cannot check: one
         *     that does not fit is refused by a rule (422, problem type `/problems/isbn-check-digit`).
         *     Two books may have the same ISBN.
         * @example 9780141439518
         * @example 9780131103627
         * @example 9780201633610
         */
        Isbn: string;
        /**
         * @description When it was first published, as exactly as is known; a year, a month or a day.
         * @example 1813
         * @example 1813-01
         * @example 1813-01-28
         */
        Published: string;
        /** @description How many pages it has. */
        PageCount: number;
        /**
         * @description The language it is written in, as a language tag (BCP 47).
         * @example en
         * @example fr
         * @example pt-BR
         * @example zh-Hant
         */
        Language: string;
        /** @description What it is about, in plain text. */
        Description: string;
        /**
         * @description Words to find it by, each once.
         * @example [
         *       "classic",
         *       "fantasy"
         *     ]
         */
        Tags: components["schemas"]["Tag"][];
        /** @description One word to find a book by. */
        Tag: string;
        /** @description Who wrote the review; any name will do. */
        Reviewer: string;
        /** @description From 1 (do not bother) to 5 (do not miss it). */
        Rating: number;
        /** @description The review in one line. */
        Headline: string;
        /** @description The review itself, in plain text. */
        ReviewText: string;
        /**
         * Format: date-time
         * @description A moment, set by the server.
         * @example 2026-11-22T09:30:00.000Z
         */
        Timestamp: string;
        /**
         * @description Stands for one state of a thing: drawn anew whenever it changes, and never used again.
         *     The quotes are part of it. Send it in `If-Match` as it stands.
         * @example "hC0r7wXk2VqLz9Ye"
         */
        EntityTag: string;
        /**
         * @description Where the next page begins. It means something to the server only.
         * @example MDE5M2Y4YjI
         */
        Cursor: string;
        /** @description What is wrong, for programs and for people (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @description Which kind of problem it is. Branch on this, not on the words.
             */
            type: string;
            /** @description The kind of problem, in words that are always the same. */
            title: string;
            /** @description The status of this answer. */
            status: number;
            /** @description What is wrong with this very request, and what would mend it. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Names this very occurrence.
             */
            instance?: string;
            /** @description The id of the request that this answers, as in `X-Request-Id`; quote it when you ask. */
            requestId?: string;
            /** @description The places to mend, when there are any to point at. */
            errors?: components["schemas"]["ProblemError"][];
        } & {
            [key: string]: unknown;
        };
        /** @description One place to mend, in the content or among the parameters. */
        ProblemError: {
            /** @description Where in the content, as a JSON Pointer in a URI fragment (`#/authors/0`). */
            pointer?: string;
            /** @description Which path or query parameter or header field. */
            parameter?: string;
            /** @description What is wrong there. */
            detail: string;
        };
    };
    responses: {
        /** @description What you have, by the entity tag that you sent, is still right. No content. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description The request cannot be read: a path, query or header parameter that does not fit, a query
         *     parameter unknown or given twice, or content that is not JSON (or not a form) at all.
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
         * @description This needs a bearer token, and there was none, or not a valid one. `WWW-Authenticate` says what
         *     is missing.
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
        /** @description The token is valid, and does not allow this. `WWW-Authenticate` names the scope. */
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
         * @description Somebody else wrote this review. It is changed by who wrote it, or with the scope
         *     `reviews:moderate`.
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
         * @description `Accept` allows no media type that this operation can answer with. (Problems are sent as
         *     `application/problem+json` whatever it says.)
         */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content names another book or review than the path does. Nothing was stored. */
        IdMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description A request with the same `Idempotency-Key` is still being carried out. Send it again a little
         *     later, and you will get its answer.
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
         * @description It is not as `If-Match` or `If-None-Match` demands; most often, somebody has changed it
         *     since you read it. Nothing was done. Read it again and decide again.
         */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is larger than this server takes. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content has no media type, or one that this operation does not take. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is not `application/merge-patch+json`, the one type that PATCH takes. */
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
         * @description The content can be read, but does not make a book: a member is missing, unknown or out of
         *     bounds, or the ISBN's check digit is wrong. `errors` says where.
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
         * @description The content can be read, but does not make a book (`errors` says where); or the
         *     `Idempotency-Key` was used for other content before.
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
         * @description The content can be read, but does not make a review: a member is missing, unknown or out of
         *     bounds. `errors` says where.
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
         * @description The content can be read, but does not make a review (`errors` says where); or the
         *     `Idempotency-Key` was used for other content before.
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
         * @description Which book.
         * @example 9780141439518
         */
        BookId: components["schemas"]["BookId"];
        /**
         * @description Which review of the book.
         * @example ada
         */
        ReviewId: components["schemas"]["ReviewId"];
        /**
         * @description Words to find books by. Each has to be the beginning of a word of the title or of an author's
         *     name, in any order. A word ends at whatever is neither letter nor digit, and is compared by
         *     its first 16 characters; without a word in it (empty, or only punctuation), `q` finds every
         *     book.
         */
        Q: string;
        /**
         * @description Only books of this author, by the whole name; to find a part of a name, use `q`.
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
         * @description In which order: `newest`, the last added first; or `title`, by the words of the title, case
         *     and accents aside, the first 80 characters of them; books that have these in common stand as
         *     they were added. `title` is for the list of all books, without `q`, `author`, `tag` or
         *     `isbn`.
         * @example newest
         */
        Sort: "newest" | "title";
        /**
         * @description How many items a page has at most.
         * @example 1
         */
        Limit: number;
        /**
         * @description Where the page begins; the `next` of the page before, to be sent with the same query. Without
         *     it, the first page.
         * @example MDE5M2Y4YjI
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
         *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
         *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
         *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
         */
        IfMatch: string;
        /**
         * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
         *     (or several, with commas between); otherwise 304, without content. When writing: do it only
         *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
         *     none yet.
         */
        IfNoneMatch: string;
        /**
         * @description A string that you choose for this one request, hard to guess and never used for another: a
         *     UUID will do, with or without quotes around it, up to 255 visible ASCII characters. Send
         *     the same request with the same key again, as often as you like: it is carried out once, and
         *     each further answer is the first one again, with `Idempotency-Replayed: true`.
         *
         *     A key counts for this route only, and is remembered for 24 hours. The same key with other
         *     content is refused (422). A request that was refused does not use its key up: mend it and
         *     send it with the same key.
         * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
         */
        IdempotencyKey: string;
        /**
         * @description `return=minimal`: when something is replaced, answer 204 without content instead of 200 with
         *     what is there now. Something created is answered by 201 all the same, and other preferences
         *     are ignored (RFC 7240).
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
        /** @description The whole book. An `id`, if there is one, must be the one in the path. */
        WholeBook: {
            content: {
                "application/json": components["schemas"]["BookContent"];
            };
        };
    };
    headers: {
        /**
         * @description What a token has to be like (RFC 6750).
         * @example Bearer realm="verbatim", scope="books:write"
         */
        Challenge: string;
        /**
         * @description The entity tag of what is in this answer. Send it in `If-None-Match` to read only what has
         *     changed; in `If-Match` to change only what you have read.
         */
        ETag: components["schemas"]["EntityTag"];
        /** @description Where the new book or review is, as a path on this server. */
        Location: string;
        /** @description The address of the next page, with `rel="next"`. Absent on the last page. */
        NextPage: string;
        /**
         * @description Present when this is the first answer again: the key was known, and nothing was done this
         *     time. What was added then may have been changed or deleted since.
         */
        IdempotencyReplayed: "true";
        /** @description Says that your preference is why there is no content. */
        PreferenceApplied: "return=minimal";
        /** @description The media type that PATCH takes here. */
        AcceptPatch: "application/merge-patch+json";
        /** @description How many seconds to wait before sending it again. */
        RetryAfter: number;
        /** @description Since when this route is deprecated, in seconds since 1970 (RFC 9745): 1 August 2026. */
        Deprecation: "@1785542400";
        /** @description What to use instead of this route. */
        SuccessorVersion: "</books>; rel=\"successor-version\"";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listBooks: {
        parameters: {
            query?: {
                /**
                 * @description Words to find books by. Each has to be the beginning of a word of the title or of an author's
                 *     name, in any order. A word ends at whatever is neither letter nor digit, and is compared by
                 *     its first 16 characters; without a word in it (empty, or only punctuation), `q` finds every
                 *     book.
                 */
                q?: components["parameters"]["Q"];
                /**
                 * @description Only books of this author, by the whole name; to find a part of a name, use `q`.
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
                 * @description In which order: `newest`, the last added first; or `title`, by the words of the title, case
                 *     and accents aside, the first 80 characters of them; books that have these in common stand as
                 *     they were added. `title` is for the list of all books, without `q`, `author`, `tag` or
                 *     `isbn`.
                 * @example newest
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description How many items a page has at most.
                 * @example 1
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins; the `next` of the page before, to be sent with the same query. Without
                 *     it, the first page.
                 * @example MDE5M2Y4YjI
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of books; an empty one if there is none of that kind. */
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
                 * @description A string that you choose for this one request, hard to guess and never used for another: a
                 *     UUID will do, with or without quotes around it, up to 255 visible ASCII characters. Send
                 *     the same request with the same key again, as often as you like: it is carried out once, and
                 *     each further answer is the first one again, with `Idempotency-Replayed: true`.
                 *
                 *     A key counts for this route only, and is remembered for 24 hours. The same key with other
                 *     content is refused (422). A request that was refused does not use its key up: mend it and
                 *     send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NewBook"];
        responses: {
            /** @description The book was added; here it is. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: when something is replaced, answer 204 without content instead of 200 with
                 *     what is there now. Something created is answered by 201 all the same, and other preferences
                 *     are ignored (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["WholeBook"];
        responses: {
            /** @description The book was replaced, or was like this already; here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description There was no such book; it was created, and here it is. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description The book was replaced, or was like this already. You preferred not to be sent it. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book and its reviews are gone. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** @description The members to change, and nothing else. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["BookPatch"];
            };
        };
        responses: {
            /** @description The book as it is now. */
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
                 * @description How many items a page has at most.
                 * @example 1
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins; the `next` of the page before, to be sent with the same query. Without
                 *     it, the first page.
                 * @example MDE5M2Y4YjI
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the book's reviews; an empty one if it has none. */
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
                 * @description A string that you choose for this one request, hard to guess and never used for another: a
                 *     UUID will do, with or without quotes around it, up to 255 visible ASCII characters. Send
                 *     the same request with the same key again, as often as you like: it is carried out once, and
                 *     each further answer is the first one again, with `Idempotency-Replayed: true`.
                 *
                 *     A key counts for this route only, and is remembered for 24 hours. The same key with other
                 *     content is refused (422). A request that was refused does not use its key up: mend it and
                 *     send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Which book.
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
            /** @description The review was added; here it is. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description Which review of the book.
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: when something is replaced, answer 204 without content instead of 200 with
                 *     what is there now. Something created is answered by 201 all the same, and other preferences
                 *     are ignored (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description Which review of the book.
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
            /** @description The review was replaced, or was like this already; here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description There was no such review; it was created, and here it is. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description The review was replaced, or was like this already. You preferred not to be sent it. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description Which review of the book.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review is gone. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
                /**
                 * @description Which review of the book.
                 * @example ada
                 */
                reviewId: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /** @description The members to change, and nothing else. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ReviewPatch"];
            };
        };
        responses: {
            /** @description The review as it is now. */
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
                 * @description A string that you choose for this one request, hard to guess and never used for another: a
                 *     UUID will do, with or without quotes around it, up to 255 visible ASCII characters. Send
                 *     the same request with the same key again, as often as you like: it is carried out once, and
                 *     each further answer is the first one again, with `Idempotency-Replayed: true`.
                 *
                 *     A key counts for this route only, and is remembered for 24 hours. The same key with other
                 *     content is refused (422). A request that was refused does not use its key up: mend it and
                 *     send it with the same key.
                 * @example "7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NewBook"];
        responses: {
            /** @description The book was added; here it is. */
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
                 * @description Do it only if the thing still has this entity tag (or one of several, with commas between),
                 *     that is, if nobody has changed it since you read it. `*` means: only if there is one at all.
                 *     Otherwise the answer is 412 and nothing is done. Send the tag with its quotes, from `ETag`
                 *     or from the member `etag`; a weak tag (`W/"..."`) never matches here.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description When reading: send it only if it is not in a state that I have, as told by its entity tag
                 *     (or several, with commas between); otherwise 304, without content. When writing: do it only
                 *     if the thing does not have that tag; otherwise 412. `*` with PUT means: only if there is
                 *     none yet.
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description `return=minimal`: when something is replaced, answer 204 without content instead of 200 with
                 *     what is there now. Something created is answered by 201 all the same, and other preferences
                 *     are ignored (RFC 7240).
                 * @example return=minimal
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description Which book.
                 * @example 9780141439518
                 */
                bookId: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["WholeBook"];
        responses: {
            /** @description The book was replaced, or was like this already; here it is. */
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
            /** @description There was no such book; it was created, and here it is. */
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
            /** @description The book was replaced, or was like this already. You preferred not to be sent it. */
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
