// Writes the validators, a part of `server.ts`: every schema that the server validates by, compiled ahead of time.
import type { Contract } from "../contract/operation.ts";
import { compileStandalone } from "../schema/standalone.ts";
import type { Validators } from "./names.ts";

/** @returns the text of `function compiledValidators`, which needs no imports and no eval. */
export async function writeValidators(contract: Contract, validators: Validators): Promise<string> {
  const module = await compileStandalone({
    components: contract.schemas,
    entries: Object.fromEntries(validators.entries),
  });
  const end = module.lastIndexOf(EXPORT);
  const exported = module.slice(end + EXPORT.length, module.lastIndexOf("}")).split(",");
  const members = exported.map((one) => {
    const [local = "", name = local] = one.trim().split(" as ");
    return `    ${name}: ${local},\n`;
  });
  // In a function, its names are apart from those of the file.
  return `function compiledValidators() {\n${module.slice(0, end)}\n  return {\n${members.join("")}  };\n}\n`;
}

const EXPORT = "\nexport {";
