// The bar of the page, which the server wrote: its links to pages of the app need no load, and it says where one is.
import { useEffect } from "react";
import { useLocation } from "wouter";

const OURS = ["/", "/twice"];

/** Follows the links of the bar that lead to the app's own pages, and marks the one that is shown. */
export function useBar(): void {
  const [location, navigate] = useLocation();
  useEffect(() => {
    for (const link of links()) {
      const to = link.getAttribute("href") ?? "";
      const isHere = to === "/" ? !location.startsWith("/twice") : location.startsWith(to);
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }, [location]);
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const to = link?.getAttribute("href") ?? "";
      const isPlain =
        event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!isPlain || event.defaultPrevented || !OURS.includes(to)) return;
      event.preventDefault();
      navigate(to);
    };
    const bar = document.querySelector<HTMLElement>(".bar");
    bar?.addEventListener("click", follow);
    return () => bar?.removeEventListener("click", follow);
  }, [navigate]);
}

function links(): readonly HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".bar nav a")];
}
