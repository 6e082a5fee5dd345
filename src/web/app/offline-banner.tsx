// Whether there is a network, as far as the browser knows, and what it means when there is none.
import { useSyncExternalStore } from "react";

/** @returns false when there is surely no network */
export function useOnline(): boolean {
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
          <strong>You are offline.</strong> What you see was read before. What you type is kept here, and can
          be sent when the network is back.
        </span>
      )}
    </output>
  );
}
