// What one types to find a book: the address of the page follows, a moment after the last letter.
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { type Filters, isFiltered, shelfAddress } from "../../pages/filters.ts";

const PAUSE = 200;

export function SearchForm({ filters }: { readonly filters: Filters }) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(filters.q);
  const sent = useRef(filters.q);
  useEffect(() => {
    // The address was changed by something else, such as a link or the way back.
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
            placeholder="Words of the title, an author, an ISBN"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            // Who goes elsewhere within the pause finds it here on the way back.
            onBlur={follow}
          />
        </div>
        <div className="search-sort">
          <label htmlFor="sort">Order</label>
          <select
            id="sort"
            value={isFound ? "newest" : filters.sort}
            disabled={isFound}
            onChange={(event) => {
              const sort = event.target.value === "title" ? "title" : "newest";
              navigate(shelfAddress({ ...filters, sort }), { replace: true });
            }}
          >
            <option value="newest">Newest first</option>
            <option value="title">By title</option>
          </select>
        </div>
      </form>
    </search>
  );
}
