// Whether the browser is offline, and what that means for the person.
import { useEffect, useState } from "react";

/** Milliseconds between two questions to the service while the browser says that it is offline. */
const AGAIN = 5_000;

/** @returns false while the browser knows no network, and the service does not answer either */
function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  useEffect(() => {
    const set = () => setIsOnline(navigator.onLine);
    addEventListener("online", set);
    addEventListener("offline", set);
    return () => {
      removeEventListener("online", set);
      removeEventListener("offline", set);
    };
  }, []);
  useEffect(() => {
    if (isOnline) return;
    // Some systems never report that they are online again, so an answer of the service counts, too.
    const timer = setInterval(() => {
      fetch("/livez", { cache: "no-store" }).then(
        ({ ok }) => ok && setIsOnline(true),
        () => {},
      );
    }, AGAIN);
    return () => clearInterval(timer);
  }, [isOnline]);
  return isOnline;
}

export function OfflineBanner() {
  const isOnline = useOnline();
  return (
    <output className="offline-place">
      {!isOnline && (
        <span className="offline card">
          <strong>You are offline.</strong> What you see may be out of date. What you type is kept in this
          browser, and you can send it when you are online again.
        </span>
      )}
    </output>
  );
}
