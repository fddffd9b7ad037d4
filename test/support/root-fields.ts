import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type GraphQLSchema, getNamedType, isCompositeType, isObjectType, parse } from 'graphql';

export type Arguments = Readonly<Record<string, unknown>>;
type AnyOperation = TypedDocumentNode<Record<string, unknown>, object>;

/** All root fields, such as `Query.me`. */
export function rootFields(schema: GraphQLSchema): string[] {
  return ['Query', 'Mutation', 'Subscription'].flatMap((typeName) => fieldsOf(schema, typeName));
}

/** The same, with the fields that only administrators can read. */
export function guardedFields(schema: GraphQLSchema): string[] {
  return [...rootFields(schema), ...fieldsOf(schema, ADMIN)];
}

function fieldsOf(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()).map((name) => `${typeName}.${name}`) : [];
}

/** The type of `Query.admin`. */
const ADMIN = 'Admin';

/**
 * The smallest operation that calls a root field, or a field of `admin`, with these arguments, as variables.
 * @throws Error when the schema has no such field or argument
 */
export function callOf(schema: GraphQLSchema, rootField: string, values: Arguments): AnyOperation {
  const [typeName = '', name = ''] = rootField.split('.');
  const type = schema.getType(typeName);
  const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field || !('args' in field)) throw new Error(`The schema has no field ${rootField}.`);
  const declared = Object.keys(values).map((key) => {
    const argument = field.args.find((candidate) => candidate.name === key);
    if (!argument) throw new Error(`${rootField} has no argument ${key}.`);
    return `$${key}: ${String(argument.type)}`;
  });
  const passed = Object.keys(values).map((key) => `${key}: $${key}`);
  const inBrackets = (parts: readonly string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const called = `${name}${inBrackets(passed)}${selection}`;
  return parse(
    typeName === ADMIN
      ? `query Call${inBrackets(declared)} { admin { ${called} } }`
      : `${typeName.toLowerCase()} Call${inBrackets(declared)} { ${called} }`,
  );
}
