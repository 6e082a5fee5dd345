// Whether the browser is offline, and what that means for the person.
import { useSyncExternalStore } from "react";

/** @returns false if the browser knows that there is no network */
function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
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
