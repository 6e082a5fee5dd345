// The place on an endless list: kept while one looks at a book, and over a reload.
import { useEffect, useLayoutEffect, useRef } from "react";

export type LoadedPages = {
  readonly loaded: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
};

type Place = { readonly y: number; readonly pages: number };

/** As many pages are read again after a reload. */
const MOST = 20;

/** @param address what the list shows: each has a place of its own */
export function usePlace(address: string, pages: LoadedPages): void {
  const wanted = useRef<Place | undefined>(undefined);
  const { loaded, hasMore, isLoading, loadMore } = pages;
  useLayoutEffect(() => {
    wanted.current = readPlace(address);
  }, [address]);
  useLayoutEffect(() => {
    const place = wanted.current;
    if (place === undefined || loaded === 0) return;
    if (loaded < Math.min(place.pages, MOST) && hasMore) {
      if (!isLoading) loadMore();
      return;
    }
    wanted.current = undefined;
    scrollTo({ top: place.y, behavior: "instant" });
  }, [loaded, hasMore, isLoading, loadMore]);
  useEffect(() => {
    const keep = (): void => {
      if (wanted.current === undefined && loaded > 0) keepPlace(address, { y: scrollY, pages: loaded });
    };
    addEventListener("scroll", keep, { passive: true });
    return () => removeEventListener("scroll", keep);
  }, [address, loaded]);
}

function readPlace(address: string): Place | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(`place ${address}`) ?? "") as Place;
  } catch {
    return undefined;
  }
}

function keepPlace(address: string, place: Place): void {
  try {
    sessionStorage.setItem(`place ${address}`, JSON.stringify(place));
  } catch {
    // A browser may keep nothing: then one begins at the top.
  }
}
