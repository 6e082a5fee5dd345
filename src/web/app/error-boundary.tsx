// In the place of a page that broke: better words than nothing at all.
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
        <h1>This page broke</h1>
        <p role="alert">That is a fault of the app. What you typed is kept as a draft.</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Load it again
          </button>
        </p>
      </>
    );
  }
}
