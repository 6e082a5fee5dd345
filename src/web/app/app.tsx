// The pages of the app by route, and what every page shows.
import { useLayoutEffect, useState } from "react";
import { Link, Route, Switch, useLocation, useRoute } from "wouter";
import { appRoutes } from "../../pages/app-routes.ts";
import { AddPage } from "../book/add-page.tsx";
import { BookPage } from "../book/book-page.tsx";
import { EditPage } from "../book/edit-page.tsx";
import { useObservable } from "../ground/observable.ts";
import { MovedContext, PageTitle } from "../ground/page-title.tsx";
import { useServices } from "../ground/services.ts";
import { ShelfPage } from "../shelf/shelf-page.tsx";
import { TwicePage } from "../twice/twice-page.tsx";
import { useBar } from "./bar.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { Toasts } from "./toasts.tsx";
import { TokenButton, TokenDialog } from "./token-dialog.tsx";

/** Whether the service wants tokens from those who change something; the page says so. */
const asksForTokens = document.querySelector("meta[name=access][content=token]") !== null;

export function App() {
  useBar();
  const [location] = useLocation();
  const [isTwice] = useRoute(appRoutes.twice);
  const [start] = useState(location);
  const [hasMoved, setHasMoved] = useState(false);
  if (!hasMoved && location !== start) setHasMoved(true);
  useLayoutEffect(() => {
    // The shelf restores its own scroll position.
    if (hasMoved && location !== appRoutes.shelf) scrollTo({ top: 0, behavior: "instant" });
  }, [hasMoved, location]);
  return (
    <MovedContext value={hasMoved}>
      <OfflineBanner />
      <Toasts />
      <Switch>
        <Route path={appRoutes.shelf}>
          <ShelfPage />
        </Route>
        <Route path={appRoutes.add}>
          <AddPage />
        </Route>
        <Route path={appRoutes.edit}>{({ id }) => <EditPage key={id} bookId={id} />}</Route>
        <Route path={appRoutes.book}>{({ id }) => <BookPage key={id} bookId={id} />}</Route>
        <Route path={appRoutes.twice}>{({ scenario }) => <TwicePage id={scenario} />}</Route>
        <Route>
          <PageTitle title="Page not found" />
          <p>
            <Link href="/">Back to the shelf</Link>
          </p>
        </Route>
      </Switch>
      <Announcer />
      <TokenDialog />
      {!isTwice && asksForTokens && <TokenButton />}
    </MovedContext>
  );
}

/** Text for screen readers. */
function Announcer() {
  return <output className="unseen">{useObservable(useServices().announcement)}</output>;
}
