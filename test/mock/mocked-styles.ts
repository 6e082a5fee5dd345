// Mocks of documents in the styles of many frameworks keep their promises: a part of `npm run matrix`.
import { styles } from "../servers/strangers/every-style.ts";
import { judgedMock } from "./mocking.ts";

/** @returns a row for each style: its title, and "0 broken" or what is broken. */
export async function mockedStyles(): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const { title, document } of styles) {
    const { broken, held, failures } = await judgedMock(document);
    const faults = [...broken, ...failures];
    rows.push([title, faults.length === 0 ? `0 broken, ${held} hold` : `failed: ${faults.join("; ")}`]);
  }
  return rows;
}
