// Builds the app once before the tests, so that services which start at the same time do not each build it.
import { appFiles } from "../../src/site/assets.ts";

export async function setup(): Promise<void> {
  await appFiles((line) => process.stderr.write(`${line}\n`));
}
