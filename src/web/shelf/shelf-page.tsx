// The shelf: all books, or those that match the filters.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Fragment, useCallback, useEffect, useMemo } from "react";
import { Link, useSearch } from "wouter";
import { appRoutes } from "../../pages/app-routes.ts";
import {
  describeFilters,
  type Filters,
  filterParts,
  filtersOf,
  isFiltered,
  isWordless,
  shelfAddress,
} from "../../pages/filters.ts";
import { countOfBooks } from "../../pages/welcome.ts";
import { More } from "../ground/more.tsx";
import { useObservable } from "../ground/observable.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { booksQuery } from "../ground/queries.ts";
import { useServices } from "../ground/services.ts";
import { Trouble } from "../ground/trouble.tsx";
import { BookList } from "./book-list.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { LoadSample } from "./load-sample.tsx";
import { SearchForm } from "./search-form.tsx";
import { usePlace } from "./use-place.ts";
import { Welcome } from "./welcome-view.tsx";

export function ShelfPage() {
  const search = useSearch();
  const filters = useMemo(() => filtersOf(search), [search]);
  const description = describeFilters(filters);
  return (
    <>
      <div className="page-head">
        {description === "" ? (
          <PageTitle title="Book reviews" />
        ) : (
          <PageTitle title={`Books: ${description}`}>The shelf</PageTitle>
        )}
        <Link className="button plain" href={appRoutes.add}>
          Add a book
        </Link>
      </div>
      {description === "" && <Welcome />}
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
        <>
          <p className="quiet count-line">{summary}</p>
          <BookList books={books} ratings={ratings} />
        </>
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
        No books found for{" "}
        {filterParts(filters).map(({ name, value }, at) => (
          <Fragment key={name}>
            {at > 0 && ", "}
            {name !== "" && `${name} `}
            <bdi>{value}</bdi>
          </Fragment>
        ))}
        . The search finds books by the beginnings of words in titles and author names.
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
        <LoadSample />
      </p>
    </div>
  );
}

function countWords(count: number, hasMore: boolean, filters: Filters): string {
  return countOfBooks(count, hasMore, isFiltered(filters) ? ` for ${describeFilters(filters)}` : "");
}
