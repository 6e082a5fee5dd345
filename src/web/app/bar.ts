// The navigation bar, which the server wrote: the app follows its links without a page load, and marks the current one.
import { useEffect } from "react";
import { matchRoute, useLocation, useRouter } from "wouter";
import { appRoutes } from "../../pages/app-routes.ts";

/** Follows the bar's links to pages of the app, and marks the current one. */
export function useBar(): void {
  const [location, navigate] = useLocation();
  const { parser } = useRouter();
  useEffect(() => {
    const isTwice = matchRoute(parser, appRoutes.twice, location)[0];
    for (const link of barLinks()) {
      const to = link.getAttribute("href") ?? "";
      const isHere = isTwice ? matchRoute(parser, appRoutes.twice, to)[0] : to === appRoutes.shelf;
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }, [location, parser]);
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const to = link?.getAttribute("href") ?? "";
      const isOfApp = Object.values(appRoutes).some((route) => matchRoute(parser, route, to)[0]);
      const isPlain =
        event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!isPlain || event.defaultPrevented || !isOfApp) return;
      event.preventDefault();
      navigate(to);
    };
    const bar = document.querySelector<HTMLElement>(".bar");
    bar?.addEventListener("click", follow);
    return () => bar?.removeEventListener("click", follow);
  }, [navigate, parser]);
}

function barLinks(): readonly HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".bar nav a")];
}
