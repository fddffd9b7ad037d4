import {
  type GraphQLFieldConfig,
  type GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedOutputType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLUnionType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { isDetail, isSubresource } from './rest-fields.js';
import { nestedArgumentsOf, type RestArgument } from './rest-parameters.js';
import { type AnyField, answersOne, answerTypeOf, type RestRoute } from './rest-routes.js';
import { createViewTypes } from './view-types.js';

/**
 * How much of an object is returned. `whole`: the requested object. `item`: in a list within that, where it has no URL
 * of its own. `summary`: on a page of a list, or in the result of a mutation.
 */
type Scope = 'whole' | 'item' | 'summary';

/** The result types of routes, in which every object has all of its fields and no field has arguments. */
export interface RestView {
  readonly type: GraphQLOutputType;
  /** The arguments of fields that are included somewhere in it. */
  readonly nestedArguments: readonly RestArgument[];
}

type Fields = Readonly<Record<string, GraphQLFieldConfig<unknown, unknown>>>;

/**
 * Defines the fields that REST returns for each type. GraphQL clients select fields; here each object has all fields but
 * those with a URL of their own, the details in a summary, and references back to the enclosing object.
 * A union or interface is a summary unless it was requested itself, and then has the common fields.
 */
export function createRestViews(schema: GraphQLSchema) {
  const types = createViewTypes();

  function viewOf(route: RestRoute): RestView {
    const nestedArguments: RestArgument[] = [];

    function typeView(type: GraphQLNamedOutputType, scope: Scope, passed: readonly string[]) {
      if (isLeafType(type)) return type;
      if (passed.includes(type.name)) return null;
      if (!isAbstractType(type)) return objectView(type, scope, passed);
      const isCommon = scope === 'summary' && !isUnionType(type);
      return isCommon ? objectView(type, scope, passed) : kindsView(type.name, scope, passed);
    }

    function kindsView(name: string, scope: Scope, passed: readonly string[]): GraphQLUnionType {
      const type = schema.getType(name);
      const kinds = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
      const views = kinds.flatMap((kind) => objectView(kind, scope, [...passed, name]) ?? []);
      return types.intern({ source: name, isSummary: scope === 'summary', parts: views }, () => {
        return new GraphQLUnionType({ name, description: type?.description ?? null, types: views });
      });
    }

    function objectView(
      type: GraphQLObjectType | GraphQLInterfaceType,
      scope: Scope,
      passed: readonly string[],
    ): GraphQLObjectType | null {
      const within = [...passed, type.name];
      const fields = Object.fromEntries(
        Object.values(type.getFields()).flatMap((field) => {
          const view = fieldView(field, scope, within);
          return view ? [[field.name, view]] : [];
        }),
      ) satisfies Fields;
      if (Object.keys(fields).length === 0) return null;
      const parts = Object.entries(fields).flatMap(([name, field]) => [name, field.type]);
      const { name, description } = type;
      return types.intern({ source: name, isSummary: scope === 'summary', parts }, () => {
        return new GraphQLObjectType({ name, description: description ?? null, fields });
      });
    }

    function fieldView(field: AnyField, scope: Scope, passed: readonly string[]): Fields[string] | null {
      if (isSubresource(field) && (scope !== 'item' || field.args.length === 0)) return null;
      if (isDetail(field) && scope === 'summary') return null;
      const named = getNamedType(field.type);
      const isOfKinds =
        isAbstractType(named) || ('getInterfaces' in named && named.getInterfaces().length > 0);
      const inner = field.args.length > 0 || isOfKinds ? 'summary' : scopeOf(field.type, scope);
      // A summary has no pages, so it cannot lead back to its enclosing object.
      const view = typeView(named, inner, inner === scope ? passed : []);
      if (!view) return null;
      const given = nestedArgumentsOf(field);
      nestedArguments.push(...given);
      return {
        type: rewrap(field.type, view),
        description: field.description ?? null,
        extensions: { nestedArguments: given },
      };
    }

    const type = answerTypeOf(route);
    const view = typeView(getNamedType(type), answersOne(route) ? 'whole' : 'summary', []);
    if (!view) throw new Error(`The REST operation ${route.name} has no response type.`);
    return { type: rewrap(type, view), nestedArguments };
  }

  return { viewOf, types };
}

/** The arguments of a field of a view. */
export function nestedArgumentsIn(field: AnyField): readonly RestArgument[] {
  return (field.extensions['nestedArguments'] ?? []) as readonly RestArgument[];
}

function scopeOf(type: GraphQLOutputType, scope: Scope): Scope {
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  return scope === 'whole' && isList ? 'item' : scope;
}

/** Wraps a type in the same list and non-null types as another. */
function rewrap(type: GraphQLOutputType, view: GraphQLNamedOutputType): GraphQLOutputType {
  if (isNonNullType(type)) return new GraphQLNonNull(rewrap(type.ofType, view));
  if (isListType(type)) return new GraphQLList(rewrap(type.ofType, view));
  return view;
}
