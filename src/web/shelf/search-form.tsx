// The search form: the address of the page follows the text, a moment after the last key press.
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { type Filters, isFiltered, shelfAddress } from "../../pages/filters.ts";

/** Milliseconds. */
const PAUSE = 200;

export function SearchForm({ filters }: { readonly filters: Filters }) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(filters.q);
  const sent = useRef(filters.q);
  useEffect(() => {
    // Something else changed the address, such as a link or the Back button.
    if (filters.q !== sent.current) setTyped(filters.q);
    sent.current = filters.q;
  }, [filters.q]);
  const follow = useCallback(() => {
    if (typed === sent.current) return;
    sent.current = typed;
    navigate(shelfAddress({ ...filters, q: typed }), { replace: true });
  }, [typed, filters, navigate]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(follow, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, follow]);
  const isFound = isFiltered(filters);
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          follow();
        }}
      >
        <div className="search-words">
          <label htmlFor="q">Find a book</label>
          <input
            id="q"
            type="search"
            dir="auto"
            placeholder="Title, author or ISBN"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            // Do not wait if the focus leaves, so that Back finds the text in the address.
            onBlur={follow}
          />
        </div>
        <div className="search-sort">
          <label htmlFor="sort">Sort by</label>
          <select
            id="sort"
            value={isFound ? "newest" : filters.sort}
            disabled={isFound}
            aria-describedby="sort-hint"
            onChange={(event) => {
              const sort = event.target.value === "title" ? "title" : "newest";
              navigate(shelfAddress({ ...filters, sort }), { replace: true });
            }}
          >
            <option value="newest">Newest first</option>
            <option value="title">Title</option>
          </select>
          <p className="hint" id="sort-hint">
            {isFound && "Search results are always newest first."}
          </p>
        </div>
      </form>
    </search>
  );
}
