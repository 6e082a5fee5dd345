// Which page stands at which address, and what stands on every page.
import { useLayoutEffect, useState } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { AddPage } from "../book/add-page.tsx";
import { BookPage } from "../book/book-page.tsx";
import { EditPage } from "../book/edit-page.tsx";
import { Toasts } from "../deletes/toasts.tsx";
import { OfflineBanner } from "../ground/online.tsx";
import { MovedContext, PageTitle } from "../ground/page-title.tsx";
import { useStore } from "../ground/store.ts";
import { ShelfPage } from "../shelf/shelf-page.tsx";
import { TokenButton, TokenDialog } from "../token/token-dialog.tsx";
import { TwicePage } from "../twice/twice-page.tsx";
import { useBar } from "./bar.ts";
import { useServices } from "./services.ts";

export function App() {
  useBar();
  const [location] = useLocation();
  const [start] = useState(location);
  const [hasMoved, setHasMoved] = useState(false);
  if (!hasMoved && location !== start) setHasMoved(true);
  useLayoutEffect(() => {
    // The shelf finds its own place.
    if (hasMoved && location !== "/") scrollTo({ top: 0, behavior: "instant" });
  }, [hasMoved, location]);
  return (
    <MovedContext value={hasMoved}>
      <OfflineBanner />
      <Toasts />
      <Switch>
        <Route path="/">
          <ShelfPage />
        </Route>
        <Route path="/add">
          <AddPage />
        </Route>
        <Route path="/book/:id/edit">{({ id }) => <EditPage key={id} bookId={id} />}</Route>
        <Route path="/book/:id">{({ id }) => <BookPage key={id} bookId={id} />}</Route>
        <Route path="/twice/:id?">{({ id }) => <TwicePage id={id} />}</Route>
        <Route>
          <PageTitle title="There is no such page" />
          <p>
            <Link href="/">To the shelf</Link>
          </p>
        </Route>
      </Switch>
      <Said />
      <TokenDialog />
      {!location.startsWith("/twice") && <TokenButton />}
    </MovedContext>
  );
}

/** What who can't see the page is told. */
function Said() {
  return <output className="unseen">{useStore(useServices().said)}</output>;
}
