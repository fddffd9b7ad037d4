import {
  astFromValue,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { argumentsOf, type RestArgument } from './rest-parameters.js';
import type { RestRoute } from './rest-routes.js';
import { nestedArgumentsIn } from './rest-view.js';
import type { ViewTypes } from './view-types.js';

interface AskedOperation {
  readonly route: RestRoute;
  /** All variables of the operation, at any depth. */
  readonly given: readonly RestArgument[];
  /** The document that sofa generates from the views. */
  readonly asked: DocumentNode;
}

/** Translates an operation on the views to one on the original schema. */
export function createTranslation(views: GraphQLSchema, types: ViewTypes) {
  return function translate({ route, given, asked }: AskedOperation): string {
    const typeInfo = new TypeInfo(views);
    const translated = visit(
      asked,
      visitWithTypeInfo(typeInfo, {
        Field: (field) => {
          const definition = typeInfo.getFieldDef();
          const nested = definition ? nestedArgumentsIn(definition) : [];
          return nested.length === 0 ? undefined : { ...field, arguments: nested.map(argumentNode) };
        },
        InlineFragment: (fragment) => {
          const type = views.getType(fragment.typeCondition?.name.value ?? '');
          return type ? { ...fragment, typeCondition: namedType(types.sourceOf(type)) } : undefined;
        },
      }),
    );
    const kind = route.operation === OperationTypeNode.QUERY ? 'query' : 'mutation';
    const declared = given.map(
      ({ definition: { type, defaultValue }, variable }) =>
        `$${variable}: ${String(type)}${defaultOf(type, defaultValue)}`,
    );
    const called = route.steps.reduceRight<string>(
      (selected, step) =>
        `{ ${step.name}${bracketed(argumentsOf(step).map((argument) => print(argumentNode(argument))))} ${selected} }`,
      selectionOf(translated),
    );
    return `${kind} ${route.name}${bracketed(declared)} ${called}`;
  };
}

/** The selections below the root field of a document; none if that is a leaf. */
function selectionOf({ definitions: [operation] }: DocumentNode): string {
  const root = operation && 'selectionSet' in operation ? operation.selectionSet?.selections[0] : undefined;
  const selected: SelectionSetNode | undefined =
    root && 'selectionSet' in root ? root.selectionSet : undefined;
  return selected ? print(selected) : '';
}

function argumentNode({ definition, variable }: RestArgument) {
  return {
    kind: Kind.ARGUMENT,
    name: nameNode(definition.name),
    value: { kind: Kind.VARIABLE, name: nameNode(variable) },
  } as const;
}

function namedType(name: string) {
  return { kind: Kind.NAMED_TYPE, name: nameNode(name) } as const;
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function defaultOf(type: GraphQLInputType, value: unknown): string {
  const node = value === undefined ? null : astFromValue(value, type);
  return node ? ` = ${print(node)}` : '';
}

function bracketed(parts: readonly string[]): string {
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}
