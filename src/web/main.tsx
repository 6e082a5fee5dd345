// Starts the app in place of the HTML that the page shows without scripts.
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { appRoutes, bookIdIn } from "../pages/app-routes.ts";
import { filtersOf } from "../pages/filters.ts";
import { App } from "./app/app.tsx";
import { ErrorBoundary } from "./app/error-boundary.tsx";
import { type Api, makeApi, makeLastApi } from "./ground/api.ts";
import { makeTokens } from "./ground/bearer-token.ts";
import { type Deletion, makeDeletes } from "./ground/deletes.ts";
import { makeDrafts } from "./ground/drafts.ts";
import { makeObservable } from "./ground/observable.ts";
import { bookQuery, booksQuery, makeQueries } from "./ground/queries.ts";
import { type Services, ServicesContext } from "./ground/services.ts";
import { makeTab, type Tab } from "./ground/tab.ts";
import "./style/app.css";
import "./style/shelf.css";
import "./style/book.css";
import "./style/editor.css";
import "./style/twice.css";

/** How long the server's HTML stays while the first data loads, in milliseconds. */
const PATIENCE = 1_500;

const place = document.getElementById("main");
if (place !== null) {
  history.scrollRestoration = "manual";
  const queries = makeQueries();
  const tokens = makeTokens(sessionStorage);
  const api = makeApi(tokens.token.get);
  const reading = firstData(api, queries);
  const services = makeServices({
    queries,
    tokens,
    api,
    tab: await makeTab(sessionStorage, navigator.locks),
  });
  addEventListener("pagehide", services.deletes.leave);
  // The browser may freeze a tab in the background and later discard it without `pagehide`; a hidden tab goes on.
  document.addEventListener("freeze", services.deletes.leave);
  reading.finally(() => {
    createRoot(place).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <ServicesContext value={services}>
            <ErrorBoundary>
              <App />
            </ErrorBoundary>
          </ServicesContext>
        </QueryClientProvider>
      </StrictMode>,
    );
  });
}

type Parts = Pick<Services, "api" | "tokens"> & { readonly queries: QueryClient; readonly tab: Tab };

function makeServices({ queries, tokens, api, tab }: Parts): Services {
  const lastApi = makeLastApi(tokens.token.get);
  const deletes = makeDeletes({
    send: (deletion) => sendTo(api, deletion),
    sendLeaving: (deletion) => sendTo(lastApi, deletion),
    onGone: async ({ bookId, reviewId }) => {
      if (reviewId === undefined) queries.removeQueries({ queryKey: ["book", bookId] });
      await Promise.allSettled([
        queries.invalidateQueries({ queryKey: ["reviews", bookId] }),
        queries.invalidateQueries({ queryKey: ["books"] }),
      ]);
    },
    now: Date.now,
    later: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const drafts = makeDrafts(localStorage, tab.name, Date.now, tab.isOpen);
  return { api, deletes, drafts, tokens, announcement: makeObservable("") };
}

function sendTo(api: Api, { bookId, reviewId, etag }: Deletion) {
  const header = etag === undefined ? {} : { "If-Match": etag };
  return reviewId === undefined
    ? api.deleteBook({ path: { bookId }, header })
    : api.deleteReview({ path: { bookId, reviewId }, header });
}

/** Loads what the first page needs, so that it replaces the server's HTML at once. */
async function firstData(api: Api, queries: QueryClient): Promise<void> {
  const { pathname, search } = location;
  const bookId = bookIdIn(pathname);
  const reading =
    pathname === appRoutes.shelf
      ? queries.prefetchInfiniteQuery(booksQuery(api, filtersOf(search)))
      : bookId !== undefined && queries.prefetchQuery(bookQuery(api, bookId));
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
