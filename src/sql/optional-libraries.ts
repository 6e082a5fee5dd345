// Loads the libraries that only a durable store needs; a program that keeps everything in memory does not need them.

/** The libraries, with the versions that they are tested with. */
const versions = { kysely: "0.29.9", pg: "8.23.1" } as const;

/**
 * @param names the libraries that the modules need
 * @param load imports modules of ours that import the libraries
 * @throws Error that says how to install the libraries, when one is missing
 */
export async function importLibraries<M>(
  names: readonly (keyof typeof versions)[],
  load: () => Promise<M>,
): Promise<M> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw error;
    const packages = names.map((name) => `${name}@${versions[name]}`).join(" ");
    throw new Error(`this store needs packages that are not installed; run: npm install ${packages}`);
  }
}
