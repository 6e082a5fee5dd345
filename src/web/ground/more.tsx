// The end of a long list: loads more when it scrolls into view or is pressed.
import { useEffect, useRef } from "react";
import { Trouble } from "./trouble.tsx";

type Props = {
  readonly what: string;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly onMore: () => void;
};

export function More({ what, hasMore, isLoading, error, onMore }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const isReady = hasMore && !isLoading && !error;
  useEffect(() => {
    const end = button.current;
    if (end === null || !isReady) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: "400px" },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
  }, [isReady, onMore]);
  if (error) return <Trouble error={error} doing="read" onAgain={onMore} />;
  if (!hasMore) return null;
  return (
    <p className="more">
      <button
        type="button"
        className="plain"
        ref={button}
        aria-disabled={isLoading}
        onClick={() => isReady && onMore()}
      >
        {isLoading ? `Loading more ${what}…` : `More ${what}`}
      </button>
    </p>
  );
}
