/** Changes to eight of Ajv's keywords: loops that stop, unions that count, lists compared in linear time. */
import { _, type Ajv, type Code, type KeywordCxt, type KeywordErrorDefinition, Name } from "ajv";
import { repeatedItems } from "../json/equality.ts";

/** So many faults in one loop over items or members are enough: the loop ends, the value is refused anyway. */
const enough = 50;

/** The variable in which the code that Ajv writes counts the errors of a function. */
const errors = new Name("errors");

type Change = { readonly code: (cxt: KeywordCxt) => void; readonly error?: KeywordErrorDefinition };

/**
 * @param ajv is changed: with `allErrors`, 200 kB of wrong items cost stock Ajv 20 s, for it copies the list of
 * errors at every item whose schema is a reference; and its errors do not say which of them belong to a union
 */
export function hardenKeywords(ajv: Ajv): void {
  for (const keyword of ["items", "additionalProperties", "patternProperties"]) {
    change(ajv, keyword, stopping);
  }
  for (const keyword of ["anyOf", "oneOf"]) change(ajv, keyword, countingBranches);
  change(ajv, "propertyNames", countingInner);
  change(ajv, "contains", forgettingItems);
  change(ajv, "uniqueItems", comparingOnce);
}

function change(ajv: Ajv, keyword: string, changed: (code: Change["code"]) => Change): void {
  const definition = ajv.getKeyword(keyword);
  if (typeof definition !== "object" || !("code" in definition)) throw new Error(`Ajv lacks ${keyword}`);
  Object.assign(definition, changed(definition.code));
}

/** `items`, `additionalProperties`, `patternProperties`: the loop ends when it has found `enough`. */
function stopping(code: Change["code"]): Change {
  return {
    code(cxt) {
      const { gen } = cxt;
      const before = gen.const("before", errors);
      const stop = () => gen.if(_`${errors} - ${before} >= ${enough}`, () => gen.break());
      around(cxt, (subschema) => {
        subschema();
        stop();
      });
      if (cxt.keyword === "additionalProperties") afterError(cxt, stop);
      code(cxt);
    },
  };
}

/** `anyOf`, `oneOf`: the error says how many of the errors just before it are the first branch's, the second's... */
function countingBranches(code: Change["code"]): Change {
  return {
    code(cxt) {
      const { gen, schema } = cxt;
      const counts: readonly Name[] = schema.map(() => gen.let("count", 0));
      around(cxt, (subschema, branch) => {
        const before = gen.const("before", errors);
        subschema();
        gen.assign(counts[Number(branch)] as Name, _`${errors} - ${before}`);
      });
      alwaysWith(cxt, {
        branches: counts.reduce<Code>((list, count) => _`${list}${count}, `, _``),
      });
      code(cxt);
    },
    error: {
      message: ({ keyword }) =>
        `must fit ${keyword === "oneOf" ? "exactly" : "at least"} one schema of ${keyword}`,
      params: ({ params }) =>
        params.passing === undefined
          ? _`{branches: [${params.branches}]}`
          : _`{passingSchemas: ${params.passing}, branches: [${params.branches}]}`,
    },
  };
}

/** `propertyNames`: the error says how many of the errors just before it are about this name; the loop ends too. */
function countingInner(code: Change["code"]): Change {
  return {
    code(cxt) {
      const { gen } = cxt;
      const start = gen.const("before", errors);
      const before = gen.let("before", 0);
      around(cxt, (subschema) => {
        gen.assign(before, errors);
        subschema();
      });
      afterError(cxt, () => gen.if(_`${errors} - ${start} >= ${enough}`, () => gen.break()));
      alwaysWith(cxt, { before });
      code(cxt);
    },
    error: {
      message: "must have names that are allowed",
      params: ({ params }) => _`{propertyName: ${params.propertyName}, inner: ${errors} - ${params.before}}`,
    },
  };
}

/** `contains`: why an item is not one of those looked for is no fault, and is not kept. */
function forgettingItems(code: Change["code"]): Change {
  return {
    code(cxt) {
      around(cxt, (subschema) => {
        subschema();
        cxt.reset();
      });
      code(cxt);
    },
  };
}

/** `uniqueItems`: one pass over the list, where Ajv compares all pairs of items that are not plainly scalars. */
function comparingOnce(): Change {
  return {
    code(cxt) {
      if (cxt.schema !== true) return;
      const find = cxt.gen.scopeValue("func", { ref: repeatedItems, code: _`repeatedItems` });
      const pair = cxt.gen.const("pair", _`${find}(${cxt.data})`);
      cxt.setParams({ pair });
      cxt.fail(_`${pair} !== undefined`);
    },
    error: {
      message: "must not repeat items",
      params: ({ params }) => _`{i: ${params.pair}[0], j: ${params.pair}[1]}`,
    },
  };
}

/** Runs `each` wherever this use of a keyword writes the code of a schema inside it. */
function around(
  cxt: KeywordCxt,
  each: (subschema: () => void, place: string | number | undefined) => void,
): void {
  const original = cxt.subschema.bind(cxt);
  cxt.subschema = (appl, valid) => {
    let result: ReturnType<typeof original> | undefined;
    each(() => {
      result = original(appl, valid);
    }, appl.schemaProp);
    if (result === undefined) throw new Error(`${cxt.keyword} wrote no schema`);
    return result;
  };
}

function afterError(cxt: KeywordCxt, then: () => void): void {
  const original = cxt.error.bind(cxt);
  cxt.error = (...given) => {
    original(...given);
    then();
  };
}

function alwaysWith(cxt: KeywordCxt, params: Readonly<Record<string, Code>>): void {
  const original = cxt.setParams.bind(cxt);
  cxt.setParams = (given, assign) => original({ ...params, ...given }, assign);
  cxt.setParams({});
}
