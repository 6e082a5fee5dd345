// The bytes of an upload while it arrives: in memory at first, in a temporary file when there are more.
import { openAsBlob } from "node:fs";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StoreUnavailable } from "./port.ts";

/** The most bytes of one upload that are kept in memory. */
const IN_MEMORY = 256 * 1024;

export type Spool = {
  readonly size: () => number;
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** @returns all bytes; those in a file can be read until `discard` */
  readonly blob: (type: string) => Promise<Blob>;
  /** Deletes the file. Where that fails there is a warning, as the request itself may have succeeded. */
  readonly discard: () => Promise<void>;
};

type Spooled = { readonly folder: string; readonly path: string; readonly file: FileHandle };

/**
 * @returns an empty spool; call `discard` when nothing needs it any more
 * @throws StoreUnavailable, from `write` and `blob`, when the disk cannot take or give the bytes
 */
export function makeSpool(): Spool {
  let size = 0;
  let chunks: Uint8Array[] = [];
  let spooled: Spooled | undefined;
  return {
    size: () => size,
    write: (chunk) =>
      onDisk(async () => {
        size += chunk.byteLength;
        if (spooled === undefined && size <= IN_MEMORY) {
          chunks.push(chunk);
          return;
        }
        spooled ??= await openSpooled();
        // `writeFile` goes on where a write takes only a part of the bytes.
        await spooled.file.writeFile(chunks.length === 0 ? chunk : Buffer.concat([...chunks, chunk]));
        chunks = [];
      }),
    blob: (type) =>
      onDisk(async () => {
        if (spooled === undefined) return new Blob([Buffer.concat(chunks)], { type });
        await spooled.file.close();
        return openAsBlob(spooled.path, { type });
      }),
    discard: async () => {
      if (spooled === undefined) return;
      const { folder, file } = spooled;
      spooled = undefined;
      await file.close().catch(() => {});
      await remove(folder);
    },
  };
}

/** A folder of its own, which only this user can read. */
async function openSpooled(): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-upload-"));
  const path = join(folder, "content");
  try {
    return { folder, path, file: await open(path, "wx", 0o600) };
  } catch (error) {
    await remove(folder);
    throw error;
  }
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    process.emitWarning(`${folder}, which has an upload, could not be deleted: ${why}`);
  });
}

/** A full disk is the fault of no client, and may be over soon. */
async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw Object.assign(new StoreUnavailable(`an upload could not be kept in ${tmpdir()}: ${why}`), {
      cause,
    });
  }
}
