import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Conditions, conditionVariables, isLeftOut, readConditions } from '../execution/conditions.js';
import { fragmentsOf } from '../fragments-of.js';
import type { RequestedOperation } from '../gate/gate.js';
import { type FieldLimit, limitsOf } from './field-limits.js';

type AnyField = GraphQLField<unknown, unknown>;

/** A root field with limits in an operation, once for each of its aliases. */
export interface CountedField {
  readonly node: FieldNode;
  readonly definition: AnyField;
  readonly limits: readonly FieldLimit[];
}

interface KnownOperation {
  readonly conditionNames: readonly string[];
  readonly variants: Map<string, readonly CountedField[]>;
}

const MOST_VARIANTS = 16;

/**
 * Finds the root fields with limits in an operation, including those in fragments, without those that `@skip` and
 * `@include` exclude. Repetitions under one name run once and count once. Cached for each operation and its
 * conditions.
 */
export function createCountedFields(schema: GraphQLSchema) {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>();

  return function find({ document, operation, variables }: RequestedOperation): readonly CountedField[] {
    let known = operations.get(operation);
    if (!known) {
      known = { conditionNames: conditionVariables(document), variants: new Map() };
      operations.set(operation, known);
    }
    // With an invalid condition nothing will run; all fields count.
    const conditions = readConditions(known.conditionNames, operation, variables);
    const key = conditions && known.conditionNames.map((name) => Number(conditions[name])).join('');
    const remembered = known.variants.get(key ?? 'none');
    if (remembered) return remembered;
    const found = collect(schema, document, operation, conditions);
    if (known.variants.size < MOST_VARIANTS) known.variants.set(key ?? 'none', found);
    return found;
  };
}

function collect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Conditions | null,
): readonly CountedField[] {
  const definitions = schema.getRootType(operation.operation)?.getFields() ?? {};
  const fields = rootFields(document, operation, conditions);
  return fields.flatMap((node) => {
    const definition = definitions[node.name.value];
    const limits = definition ? limitsOf(definition) : [];
    return definition && limits.length > 0 ? [{ node, definition, limits }] : [];
  });
}

function rootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Conditions | null,
): readonly FieldNode[] {
  const fragments = fragmentsOf(document);
  const found = new Map<string, FieldNode>();
  const spread = new Set<string>();

  function walk({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (conditions && isLeftOut(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        if (!found.has(name)) found.set(name, selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet);
      }
    }
  }
  walk(operation.selectionSet);
  return [...found.values()];
}

/** The profile in a field's arguments, as `profileId` or within `input`; null if there is none. */
export function profileNamed(
  { node, definition }: CountedField,
  { operation, variables }: RequestedOperation,
  schema: GraphQLSchema,
): string | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Invalid values prevent the operation from running; then it counts for the account.
  if (!coerced) return null;
  const values = argumentsOf(definition, node, coerced);
  return idIn(values) ?? idIn(values['input']);
}

function argumentsOf(
  definition: AnyField,
  node: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return {};
  }
}

function idIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('profileId' in value)) return null;
  return typeof value.profileId === 'string' ? value.profileId : null;
}
