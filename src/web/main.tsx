// Puts the app in the place of what the page shows without scripts.
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { makeQueries } from "./app/queries.ts";
import "./style/app.css";
import "./style/twice.css";

const place = document.getElementById("main");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={makeQueries()}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
