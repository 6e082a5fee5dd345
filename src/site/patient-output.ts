// Writes to a file descriptor without waiting for it: a full disk, or a pipe that nobody reads, stops nobody.
import { write } from "node:fs";

export type Output = {
  readonly write: (text: string) => void;
  /** The number of texts lost so far. */
  readonly lost: () => number;
  /** Calls `listen` with the number of texts lost, once writing works again. */
  readonly onRecovery: (listen: (lost: number) => void) => void;
};

export type PatientOptions = {
  /** The most characters that wait; what comes then is lost, and counted. */
  readonly most?: number;
  /** The pause after a write, in milliseconds. What comes meanwhile is one write. */
  readonly pause?: number;
  /** How long until a write that failed is tried again, in milliseconds. */
  readonly retryAfter?: number;
  /** `write` of `node:fs`. */
  readonly writeTo?: (
    fd: number,
    bytes: Uint8Array,
    offset: number,
    done: (error: NodeJS.ErrnoException | null, written: number) => void,
  ) => void;
};

/**
 * @param fd a file descriptor that is open for writing
 * @returns an output that keeps texts in order, and never throws
 */
export function patientOutput(
  fd: number,
  { most = 4_000_000, pause = 5, retryAfter = 500, writeTo = writeBytes }: PatientOptions = {},
): Output {
  let waiting = "";
  let lost = 0;
  let lostInAll = 0;
  let isWriting = false;
  let recovered: (lost: number) => void = () => undefined;

  const begin = (): void => {
    if (isWriting || waiting === "") return;
    isWriting = true;
    const bytes = Buffer.from(waiting);
    waiting = "";
    writeFrom(bytes, 0);
  };
  const writeFrom = (bytes: Uint8Array, offset: number): void =>
    writeTo(fd, bytes, offset, (error, written) => {
      if (error !== null) void setTimeout(() => writeFrom(bytes, offset), retryAfter).unref();
      else if (offset + written < bytes.length) writeFrom(bytes, offset + written);
      else finish();
    });
  const finish = (): void => {
    const count = lost;
    lost = 0;
    if (count > 0) recovered(count);
    // A write costs many times as much as a text, and a thread that other requests wait for.
    setTimeout(() => {
      isWriting = false;
      begin();
    }, pause);
  };
  return {
    write: (text) => {
      if (waiting.length + text.length > most) {
        lost += 1;
        lostInAll += 1;
        return;
      }
      waiting += text;
      begin();
    },
    lost: () => lostInAll,
    onRecovery: (listen) => {
      recovered = listen;
    },
  };
}

function writeBytes(
  fd: number,
  bytes: Uint8Array,
  offset: number,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
): void {
  write(fd, bytes, offset, bytes.length - offset, null, done);
}
