// Loads the libraries that only a durable store needs; a program that keeps everything in memory does not need them.

/** The libraries, with the versions that they are tested with. */
const versions = { kysely: "0.29.9", pg: "8.23.1" } as const;

/**
 * @param name the library that the module needs
 * @param load imports a module of ours that imports the library
 * @throws Error that says how to install the library, when it is missing
 */
export async function importLibrary<M>(name: keyof typeof versions, load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw error;
    throw new Error(
      `this store needs the package ${name}; install it: npm install ${name}@${versions[name]}`,
    );
  }
}
