// A form that adds or edits a thing, and loses nothing that was typed into it.
import { type Ref, useEffect, useId, useRef } from "react";
import type { Doing } from "../ground/error-words.ts";
import { Trouble } from "../ground/trouble.tsx";
import { CompareView } from "./compare-view.tsx";
import { FieldView } from "./field-view.tsx";
import type { Job, Tagged } from "./job.ts";
import { type Stage, useEditor } from "./use-editor.ts";

type Props<Thing extends Tagged> = {
  readonly job: Job<Thing>;
  /** The label of the button, and its label during the request. */
  readonly words: { readonly send: string; readonly sending: string };
  readonly onCancel: () => void;
};

export function Editor<Thing extends Tagged>({ job, words, onCancel }: Props<Thing>) {
  const editor = useEditor(job);
  const { stage, filled, type } = editor;
  const prefix = useId();
  const form = useRef<HTMLFormElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const faults = stage.is === "refused" ? stage.faults : {};
  const doing: Doing = job.start === undefined ? "added" : "saved";
  useEffect(() => {
    if (stage.is !== "refused" && stage.is !== "gone") return;
    const wrong = form.current?.querySelector<HTMLElement>("[data-fault] :is(input, textarea)");
    (wrong ?? note.current)?.focus();
  }, [stage]);

  if (stage.is === "compared") {
    return (
      <CompareView
        noun={job.noun}
        fields={job.fields}
        stage={stage}
        onSave={(content) => editor.saveOver(content, stage.theirs)}
        onEdit={(content) => editor.restart(content, stage.theirs)}
      />
    );
  }
  return (
    <form
      ref={form}
      className="card"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      {editor.draftOf !== undefined && (
        <DraftNote savedAt={editor.draftOf} fate={editor.fate} onDiscard={editor.discard} />
      )}
      {stage.is === "refused" && (
        <Trouble error={stage.error} doing={doing} onAgain={stage.again} ref={note} />
      )}
      {faults[""] !== undefined && <p className="fault">{faults[""]}</p>}
      {stage.is === "gone" && <Gone noun={job.noun} onCreate={editor.createAnew} ref={note} />}
      {!editor.isKept && (
        <p className="fault">
          This browser cannot save drafts. If you leave the page, what you typed is lost.
        </p>
      )}
      <fieldset className="book-form" disabled={stage.is === "sending"}>
        {job.fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            prefix={prefix}
            values={filled[field.name] ?? []}
            fault={faults[field.name]}
            onType={(values) => type(field.name, values)}
          />
        ))}
        <p className="wide actions">
          <button type="submit">{stage.is === "sending" ? words.sending : words.send}</button>
          <button type="button" className="plain" onClick={onCancel}>
            Cancel
          </button>
        </p>
      </fieldset>
      <output className="unseen">{spoken(stage, words.sending)}</output>
    </form>
  );
}

type NoteProps = {
  readonly savedAt: number;
  readonly fate: string | undefined;
  readonly onDiscard: () => void;
};

function DraftNote({ savedAt, fate, onDiscard }: NoteProps) {
  const at = new Date(savedAt);
  const isToday = at.toDateString() === new Date().toDateString();
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <p className="draft actions">
      <span>
        This is your draft from{" "}
        {isToday ? time : `${at.toLocaleDateString("en-GB", { dateStyle: "long" })}, ${time}`}
        {fate && `; ${fate}`}.
      </span>
      <button type="button" className="plain" onClick={onDiscard}>
        Discard draft
      </button>
    </p>
  );
}

type GoneProps = {
  readonly noun: string;
  readonly onCreate: () => void;
  readonly ref: Ref<HTMLDivElement>;
};

function Gone({ noun, onCreate, ref }: GoneProps) {
  return (
    <div className="trouble card" role="alert" tabIndex={-1} ref={ref}>
      <p>
        <strong>Someone deleted this {noun} while you were editing it.</strong> Your changes are not saved,
        but they are still here.
      </p>
      <p className="actions">
        <button type="button" onClick={onCreate}>
          Restore it with your changes
        </button>
      </p>
    </div>
  );
}

function spoken({ is }: Stage<unknown>, sending: string): string {
  return is === "sending" ? sending : "";
}
