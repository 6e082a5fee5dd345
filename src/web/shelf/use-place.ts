// The scroll position in a long list, kept across a visit to a book and across a reload.
import { useEffect, useLayoutEffect, useRef } from "react";

type LoadedPages = {
  readonly loaded: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
};

type Place = { readonly y: number; readonly pages: number };

/** The most pages to load again after a reload. */
const MOST_PAGES = 20;

/** @param address the address of the list; each address has its own position */
export function usePlace(address: string, pages: LoadedPages): void {
  const wanted = useRef<Place | undefined>(undefined);
  const { loaded, hasMore, isLoading, loadMore } = pages;
  useLayoutEffect(() => {
    wanted.current = readPlace(address);
  }, [address]);
  useLayoutEffect(() => {
    const place = wanted.current;
    if (place === undefined || loaded === 0) return;
    if (loaded < Math.min(place.pages, MOST_PAGES) && hasMore) {
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
    // The storage may be disabled: then the list starts at the top.
  }
}
