import {
  BREAK,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** The values of the variables that `@skip` and `@include` use. */
export type Conditions = Readonly<Record<string, boolean>>;

/** The variables that `@skip` and `@include` use. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const condition = conditionOf(directive);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names];
}

/** The values of a request's conditions; null when one is not a valid condition. */
export function readConditions(
  names: readonly string[],
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Conditions | null {
  const conditions: Record<string, boolean> = {};
  for (const name of names) {
    const value = variables[name] === undefined ? defaultOf(operation, name) : variables[name];
    if (typeof value !== 'boolean') return null;
    conditions[name] = value;
  }
  return conditions;
}

/**
 * The document without excluded parts and without conditions; null when an object would be left without a selection,
 * which is not valid GraphQL.
 */
export function withoutConditions(document: DocumentNode, conditions: Conditions): DocumentNode | null {
  const selection = {
    enter<Node extends { readonly directives?: readonly DirectiveNode[] }>(
      node: Node,
    ): Node | null | undefined {
      const { directives = [] } = node;
      if (isLeftOut(node, conditions)) return null;
      const others = directives.filter((directive) => !conditionOf(directive));
      return others.length === directives.length ? undefined : { ...node, directives: others };
    },
  };
  const pruned = visit(document, { Field: selection, InlineFragment: selection, FragmentSpread: selection });
  return hasEmptySelection(pruned) ? null : pruned;
}

/** Whether `@skip` or `@include` exclude a field or fragment. */
export function isLeftOut(
  { directives = [] }: { readonly directives?: readonly DirectiveNode[] },
  conditions: Conditions,
): boolean {
  return directives.some((directive) => leavesOut(directive, conditions));
}

function hasEmptySelection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    SelectionSet({ selections }) {
      found = selections.length === 0;
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function leavesOut(directive: DirectiveNode, conditions: Conditions): boolean {
  const condition = conditionOf(directive);
  if (!condition) return false;
  const value = condition.kind === Kind.VARIABLE ? conditions[condition.name.value] : condition.value;
  return value === (directive.name.value === 'skip');
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode) {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const value = given.find((argument) => argument.name.value === 'if')?.value;
  return value?.kind === Kind.VARIABLE || value?.kind === Kind.BOOLEAN ? value : null;
}

function defaultOf({ variableDefinitions = [] }: OperationDefinitionNode, name: string): boolean | undefined {
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue?.kind === Kind.BOOLEAN ? definition.defaultValue.value : undefined;
}
