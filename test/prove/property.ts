// A property: a statement that has to hold, tried at a size and from a seed.

/** Called with the part of the size that is done. */
export type Progress = (done: number) => void;

export type Property = {
  readonly name: string;
  /** The statement, as a sentence. */
  readonly says: string;
  /** The unit of the size. */
  readonly unit: string;
  /** The size of `npm run prove`. */
  readonly size: number;
  /** The size of the test. */
  readonly small: number;
  /**
   * @returns the result, for people; `skipped: …` if this machine lacks a requirement
   * @throws the counterexample, if the statement does not hold
   */
  readonly prove: (size: number, seed: number, progress: Progress) => Promise<string>;
};

/** @returns whether a result says that the property was skipped. */
export function isSkipped(result: string): boolean {
  return result.startsWith("skipped");
}
