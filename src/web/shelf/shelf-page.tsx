// The shelf: all books, or those that match the filters.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { Link, useSearch } from "wouter";
import { appRoutes } from "../../pages/app-routes.ts";
import {
  describeFilters,
  type Filters,
  filtersOf,
  isFiltered,
  isWordless,
  shelfAddress,
} from "../../pages/filters.ts";
import { More } from "../ground/more.tsx";
import { useObservable } from "../ground/observable.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { booksQuery } from "../ground/queries.ts";
import { useServices } from "../ground/services.ts";
import { Trouble } from "../ground/trouble.tsx";
import { BookList } from "./book-list.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { SearchForm } from "./search-form.tsx";
import { usePlace } from "./use-place.ts";

export function ShelfPage() {
  const search = useSearch();
  const filters = useMemo(() => filtersOf(search), [search]);
  const description = describeFilters(filters);
  return (
    <>
      <div className="page-head">
        <PageTitle title={description === "" ? "The shelf" : `Books: ${description}`}>The shelf</PageTitle>
        <Link className="button" href={appRoutes.add}>
          Add a book
        </Link>
      </div>
      <SearchForm filters={filters} />
      <output>
        {isWordless(filters) && <p>“{filters.q.trim()}” has no letters or digits to search for.</p>}
      </output>
      <Books filters={filters} />
    </>
  );
}

function Books({ filters }: { readonly filters: Filters }) {
  const { api, deletes, announcement } = useServices();
  const pending = useObservable(deletes.all);
  const query = useInfiniteQuery({ ...booksQuery(api, filters), placeholderData: keepPreviousData });
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    fetchNextPage();
  }, [fetchNextPage]);
  const hidden = useMemo(() => new Set(pending.map(({ key }) => key)), [pending]);
  const books = useMemo(
    () => data?.pages.flatMap(({ items }) => items).filter(({ id }) => !hidden.has(id)) ?? [],
    [data, hidden],
  );
  const ratings = useMemo(
    () => Object.assign({}, ...(data?.pages.map((page) => page.ratings) ?? [])),
    [data],
  );
  usePlace(shelfAddress(filters), {
    loaded: isPlaceholderData ? 0 : (data?.pages.length ?? 0),
    hasMore: hasNextPage,
    isLoading: isFetchingNextPage,
    loadMore,
  });
  const summary =
    isPlaceholderData || data === undefined ? "" : countWords(books.length, hasNextPage, filters);
  useEffect(() => announcement.set(summary), [announcement, summary]);

  if (data === undefined) {
    return query.isError ? (
      <Trouble error={query.error} doing="read" onAgain={() => query.refetch()} />
    ) : (
      <p className="quiet waiting" role="status">
        Loading the shelf…
      </p>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "stale" : undefined}>
      <FilterChips filters={filters} books={data.pages[0]?.items ?? []} />
      {query.isRefetchError && <Trouble error={query.error} doing="read" onAgain={() => query.refetch()} />}
      {books.length === 0 && !hasNextPage ? (
        <Nothing filters={filters} />
      ) : (
        <BookList books={books} ratings={ratings} />
      )}
      <More
        what="books"
        hasMore={hasNextPage && !isPlaceholderData}
        isLoading={isFetchingNextPage}
        error={query.isFetchNextPageError ? query.error : undefined}
        onMore={loadMore}
      />
    </div>
  );
}

function Nothing({ filters }: { readonly filters: Filters }) {
  return isFiltered(filters) ? (
    <div className="card nothing">
      <p>
        No books found for {describeFilters(filters)}. The search finds books by the beginnings of words in
        titles and author names.
      </p>
      <p className="actions">
        <Link className="button plain" href="/">
          Show all books
        </Link>
        <Link href={appRoutes.add}>Add a book</Link>
      </p>
    </div>
  ) : (
    <div className="card nothing">
      <p>The shelf is empty.</p>
      <p className="actions">
        <Link className="button" href={appRoutes.add}>
          Add the first book
        </Link>
      </p>
    </div>
  );
}

function countWords(count: number, hasMore: boolean, filters: Filters): string {
  const books = count === 1 ? "1 book" : `${count} books`;
  return `${books}${isFiltered(filters) ? ` for ${describeFilters(filters)}` : ""}${hasMore ? ", and more to load" : ""}`;
}
