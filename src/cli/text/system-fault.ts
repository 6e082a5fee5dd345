// Errors of the operating system, in words.

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of this path is a file, not a folder",
  EISDIR: "this is a folder, not a file",
  EEXIST: "this exists already",
  EACCES: "you may not read or write this",
  EPERM: "you may not change this",
  EROFS: "this is on a disk that nobody can write to",
  ENOSPC: "the disk is full",
  EMFILE: "too many files are open",
};

/** @returns the path and what is wrong with it; `undefined` for any other error. */
export function systemFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  return words === undefined || path === undefined ? undefined : `${path}: ${words}`;
}

/** What Node writes: the code, words for programmers, the call, and the path in quotes. */
const RAW = /\b(E[A-Z]{4,8}): [a-z ]{1,60}, [a-z]{1,20}(?: '([^'\n]{1,1000})')?/g;

/** @returns a message in which errors of the operating system are in words. */
export function inWords(message: string): string {
  return message.replaceAll(RAW, (raw, code: string, path: string | undefined) => {
    const words = WORDS[code];
    if (words === undefined) return raw;
    return path === undefined ? words : `${path}: ${words}`;
  });
}
