// Before any test: the app is built, once, so that services that start at the same time do not build it all at once.
import { appFiles } from "../src/site/assets.ts";

export async function setup(): Promise<void> {
  await appFiles((line) => process.stderr.write(`${line}\n`));
}
