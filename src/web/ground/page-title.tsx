// The heading of a page: also its title, and where one is after following a link.
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";

/** Whether the person came here by a link of the app: then the heading has the focus. */
export const MovedContext = createContext(false);

type Props = {
  readonly title: string;
  /** What the heading says, where it is not the title. */
  readonly children?: ReactNode;
  /** The language of what it says, where it is not the page's. */
  readonly lang?: string | undefined;
};

export function PageTitle({ title, children, lang }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMoved = useContext(MovedContext);
  const shallFocus = useRef(hasMoved);
  useEffect(() => {
    document.title = `${title} · Verbatim`;
  }, [title]);
  useEffect(() => {
    if (shallFocus.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} lang={lang} dir="auto">
      {children ?? title}
    </h1>
  );
}
