// Shown in place of a page that threw an error.
import { Component, type ReactNode } from "react";

type Props = { readonly children: ReactNode };
type State = { readonly isBroken: boolean };

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <>
        <h1>Something went wrong</h1>
        <p role="alert">This page has a bug and cannot be shown. What you typed is saved as a draft.</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Reload the page
          </button>
        </p>
      </>
    );
  }
}
