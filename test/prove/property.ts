// What a property is: something that has to hold, tried at a size and from a seed.

/** Told how much of the size is done. */
export type Progress = (done: number) => void;

export type Property = {
  readonly name: string;
  /** What has to hold, as a sentence. */
  readonly says: string;
  /** What the size counts. */
  readonly unit: string;
  /** The size of `npm run prove`. */
  readonly size: number;
  /** The size of the test. */
  readonly small: number;
  /**
   * @returns what was seen, for people; `skipped: …` when this machine lacks what it needs
   * @throws when it does not hold, with the counterexample
   */
  readonly prove: (size: number, seed: number, progress: Progress) => Promise<string>;
};

/** @returns whether a result says that nothing was tried. */
export function isSkipped(result: string): boolean {
  return result.startsWith("skipped");
}
