import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
} from 'graphql';
import type { Arguments } from '../root-fields.js';

type AnyOperation = TypedDocumentNode<Record<string, unknown>, object>;

/** Deep enough to reach every field from every root field. */
const DEPTH = 9;

/**
 * An operation that calls a root field with these arguments, as variables, and selects everything: every field without
 * required arguments, and those below it.
 * @throws Error when the schema has no such field
 */
export function wholeCallOf(schema: GraphQLSchema, rootField: string, values: Arguments): AnyOperation {
  const field = fieldOf(schema, rootField);
  const given = field.args.filter(({ name }) => name in values);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const [kind = '', name = ''] = rootField.split('.');
  const inBrackets = (text: string) => (text === '' ? '' : `(${text})`);
  return parse(
    `${kind.toLowerCase()} Whole${inBrackets(declared)} { ${name}${inBrackets(passed)} ${selectionOf(schema, field.type, [])} }`,
  );
}

export function fieldOf(schema: GraphQLSchema, rootField: string): GraphQLField<unknown, unknown> {
  const [typeName = '', name = ''] = rootField.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`The schema has no field ${rootField}.`);
  return field;
}

/** Whether a root field has a profile id as an argument, directly or within its input. */
export function namesProfile(schema: GraphQLSchema, rootField: string): boolean {
  return fieldOf(schema, rootField).args.some(({ name, type }) => {
    const named = getNamedType(type);
    return name === 'profileId' || (isInputObjectType(named) && 'profileId' in named.getFields());
  });
}

/** For a type nested in itself, only the type name, otherwise there would be no end. */
function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, above: readonly string[]): string {
  const type = getNamedType(output);
  if (!isCompositeType(type)) return '';
  const interfaces = isUnionType(type) ? [] : type.getInterfaces().map(({ name }) => name);
  if ([type.name, ...interfaces].some((name) => above.includes(name)) || above.length >= DEPTH) {
    const identifying = isUnionType(type) ? [] : ['id', 'name'].filter((name) => name in type.getFields());
    return `{ __typename ${identifying.join(' ')} }`;
  }
  const within = [...above, type.name];
  const common = isUnionType(type) ? {} : type.getFields();
  // Common fields are selected once.
  const parts = (isAbstractType(type) ? schema.getPossibleTypes(type) : []).map((possible) => {
    const own = Object.values(possible.getFields()).filter(({ name }) => !(name in common));
    return own.length === 0
      ? ''
      : `... on ${possible.name} { ${fieldsOf(schema, own, [...within, possible.name])} }`;
  });
  return `{ __typename ${fieldsOf(schema, Object.values(common), within)} ${parts.join(' ')} }`;
}

function fieldsOf(
  schema: GraphQLSchema,
  fields: readonly GraphQLField<unknown, unknown>[],
  above: readonly string[],
): string {
  return fields
    .filter((field) => !field.args.some(isRequiredArgument))
    .map((field) => `${field.name} ${selectionOf(schema, field.type, above)}`)
    .join(' ');
}
