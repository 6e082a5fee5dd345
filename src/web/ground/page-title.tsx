// The heading of a page, which is also its title and gets the focus after a link was followed.
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";

/** Whether the person came here by a link of the app, so that the heading gets the focus. */
export const MovedContext = createContext(false);

type Props = {
  readonly title: string;
  /** The heading, where it differs from the title. */
  readonly children?: ReactNode;
  /** The language of the heading, where it differs from that of the page. */
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
