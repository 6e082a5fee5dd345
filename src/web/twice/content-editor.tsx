// Changes what a lane sends. The text is sent unchanged, even if it is not JSON.
import { useState } from "react";
import type { Lane } from "./lessons.ts";

type Props = {
  readonly lane: Lane;
  /** The text that a person has set before. */
  readonly typed: string | undefined;
  /** `undefined`: back to the lesson's own. Starts the lesson over. */
  readonly onUse: (text: string | undefined) => void;
};

export function ContentEditor({ lane: { id, title, content }, typed, onUse }: Props) {
  const original = JSON.stringify(content, null, 2);
  const [text, setText] = useState(typed ?? original);
  const field = `content-${id}`;
  return (
    <details className="content-editor" open={typed !== undefined}>
      <summary>Change the request body</summary>
      <label htmlFor={field}>Request body of {title}</label>
      <textarea
        id={field}
        rows={6}
        spellCheck={false}
        dir="ltr"
        value={text}
        aria-describedby={`${field}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="hint" id={`${field}-hint`}>
        It is sent as you type it, so you can also see what the service says to a mistake. Using it starts the
        lesson over.
      </p>
      <p className="actions">
        <button
          type="button"
          className="plain small"
          onClick={() => onUse(text === original ? undefined : text)}
        >
          Use this body<span className="unseen"> for {title}</span>
        </button>
        {typed !== undefined && (
          <button
            type="button"
            className="plain small"
            onClick={() => {
              setText(original);
              onUse(undefined);
            }}
          >
            Back to the original<span className="unseen"> of {title}</span>
          </button>
        )}
      </p>
    </details>
  );
}
