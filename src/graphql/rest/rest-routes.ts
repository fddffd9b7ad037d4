import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
} from 'graphql';
import { isNamespace, isSubresource } from './rest-fields.js';

export type AnyField = GraphQLField<unknown, unknown>;

/** A route, with the path of fields from the root of the schema. */
export interface RestRoute {
  /** Unique, such as `signUp`, `adminAccounts` or `mySubscriptionInvoices`. */
  readonly name: string;
  readonly operation: OperationTypeNode.QUERY | OperationTypeNode.MUTATION;
  readonly method: 'GET' | 'POST';
  /** Such as `/title/:id`. */
  readonly url: string;
  readonly steps: readonly AnyField[];
}

/**
 * A route for every query and mutation, for fields of namespaces, and for those fields of single objects that have a
 * URL of their own, mainly pages.
 */
export function restRoutes(schema: GraphQLSchema): readonly RestRoute[] {
  const queries = fieldsOf(schema.getQueryType()).flatMap((field) =>
    isNamespace(field)
      ? fieldsOf(singleObjectOf(field.type)).flatMap((inner) => queryRoutes([field, inner]))
      : queryRoutes([field]),
  );
  const mutations = fieldsOf(schema.getMutationType()).map(
    (field): RestRoute => ({
      name: field.name,
      operation: OperationTypeNode.MUTATION,
      method: 'POST',
      url: `/${kebabOf(field.name)}`,
      steps: [field],
    }),
  );
  return [...queries, ...mutations];
}

/** The object type that a field returns; null for lists, scalars, and types that implement an interface. */
function singleObjectOf(type: GraphQLOutputType): GraphQLObjectType | null {
  const nullable = getNullableType(type);
  return isObjectType(nullable) && nullable.getInterfaces().length === 0 ? nullable : null;
}

/** The type of a route's result: nullable if any field on the path is. */
export function answerTypeOf({ steps }: Pick<RestRoute, 'steps'>): GraphQLOutputType {
  const type = lastOf(steps).type;
  return steps.every((step) => isNonNullType(step.type)) ? type : getNullableType(type);
}

/** Whether a route returns a single object rather than a list or a page. */
export function answersOne({ operation, steps }: RestRoute): boolean {
  const { type, args } = lastOf(steps);
  return (
    operation === OperationTypeNode.QUERY &&
    !isListType(getNullableType(type)) &&
    !args.some(({ name }) => name === 'first')
  );
}

export function lastOf(steps: readonly AnyField[]): AnyField {
  const last = steps.at(-1);
  if (!last) throw new Error('A REST route has no field.');
  return last;
}

function queryRoutes(steps: readonly AnyField[]): readonly RestRoute[] {
  const route: RestRoute = {
    name: steps.map(({ name }, index) => (index === 0 ? name : capitalized(name))).join(''),
    operation: OperationTypeNode.QUERY,
    method: 'GET',
    url: steps.map((step) => `/${kebabOf(step.name)}${hasId(step) ? '/:id' : ''}`).join(''),
    steps,
  };
  return answersOne(route) ? [route, ...routesBelow(steps)] : [route];
}

function routesBelow(steps: readonly AnyField[]): readonly RestRoute[] {
  const passed = new Set(steps.map(({ type }) => getNamedType(type).name));
  return fieldsOf(singleObjectOf(lastOf(steps).type)).flatMap((field) => {
    if (isSubresource(field)) return queryRoutes([...steps, field]);
    const object = singleObjectOf(field.type);
    return object && !passed.has(object.name) ? routesBelow([...steps, field]) : [];
  });
}

function hasId({ args }: AnyField): boolean {
  return args.some(({ name, type }) => name === 'id' && isNonNullType(type));
}

function fieldsOf(type: GraphQLObjectType | null | undefined): readonly AnyField[] {
  return Object.values(type?.getFields() ?? {});
}

function kebabOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
