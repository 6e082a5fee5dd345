// Writes `schema.ts`: the document's types, by openapi-typescript, with each component as a type of its own.
import openapiTS, { astToString, transformSchemaObject } from "openapi-typescript";
import ts from "typescript";
import type { Members } from "../json/record.ts";
import type { ModelNames } from "./model-names.ts";
import { STREAM } from "./streamed-media.ts";
import { typesDocument } from "./types-document.ts";
import { BLOB, BYTES } from "./used-media.ts";

/**
 * @param document a document, prepared by `clientDocument`
 * @param models the names of the types of its components
 * @returns the text of `schema.ts`: `paths`, `webhooks`, `components`, `operations`, and the models by name
 */
export async function writeSchema(document: Members, models: ModelNames): Promise<string> {
  const named = (name: string, items: ts.TypeNode[] = []) => ts.factory.createTypeReferenceNode(name, items);
  const blob = named("Blob");
  const stream = named("ReadableStream", [named("Uint8Array")]);
  const sent = ts.factory.createUnionTypeNode([blob, named("ArrayBuffer"), named("Uint8Array"), stream]);
  const tree = await openapiTS(typesDocument(document) as never, {
    silent: true,
    // A member with a default may be missing in requests and in responses.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (schema, options) => {
      if (schema.format === BLOB) return blob;
      if (schema.format === BYTES) return sent;
      if (schema.format !== STREAM || !("items" in schema) || Array.isArray(schema.items)) return undefined;
      const item = transformSchemaObject(schema.items ?? {}, options);
      return named("AsyncIterable", [item]);
    },
  });
  return [
    "// Generated from the document; do not edit. Its types.\n",
    // Schemas that refer to themselves in a circle have no type; a compiler would report them here.
    "// @ts-nocheck\n",
    astToString(tree.flatMap((node) => withModels(node, models))),
  ].join("");
}

/** Editors show a type by the name under which it is declared: each schema is declared by itself. */
function withModels(node: ts.Node, models: ModelNames): readonly ts.Node[] {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return [node];
  const aliases: ts.Node[] = [];
  const members = node.members.map((member) => {
    if (!ts.isPropertySignature(member) || nameOf(member) !== "schemas") return member;
    if (member.type === undefined || !ts.isTypeLiteralNode(member.type)) return member;
    const schemas = member.type.members.map((schema) => {
      const name = models.get(nameOf(schema) ?? "");
      if (!ts.isPropertySignature(schema) || schema.type === undefined || name === undefined) return schema;
      aliases.push(aliasOf(name, schema, schema.type));
      return withType(schema, ts.factory.createTypeReferenceNode(name));
    });
    return withType(member, ts.factory.createTypeLiteralNode(schemas));
  });
  const { factory } = ts;
  return [
    factory.updateInterfaceDeclaration(node, node.modifiers, node.name, undefined, undefined, members),
    ...aliases,
  ];
}

function aliasOf(name: string, schema: ts.PropertySignature, type: ts.TypeNode): ts.Node {
  const { factory } = ts;
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const alias = factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(schema));
}

function withType(one: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.createPropertySignature(one.modifiers, one.name, one.questionToken, type);
}

function nameOf({ name }: ts.TypeElement): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
