// Which page stands at which address.
import { Route, Switch } from "wouter";
import { ShelfPage } from "../shelf/shelf-page.tsx";
import { TwicePage } from "../twice/twice-page.tsx";

export function App() {
  return (
    <Switch>
      <Route path="/">
        <ShelfPage />
      </Route>
      <Route path="/twice/:id?">{({ id }) => <TwicePage id={id} />}</Route>
      <Route>
        <h1>There is no such page</h1>
        <p>
          <a href="/">To the shelf</a>
        </p>
      </Route>
    </Switch>
  );
}
