import { Kind, type OperationDefinitionNode, type TypeNode } from 'graphql';

const SIZING_TYPES = new Set(['Int', 'Boolean']);
const MOST_REMEMBERED = 50;

/**
 * Caches the costs of operations. Only variables that size a page or skip a field change the cost, so a known
 * operation is priced by one look-up whatever its other variables are.
 */
export function createCostCache() {
  const operations = new WeakMap<
    OperationDefinitionNode,
    { names: readonly string[]; costs: Map<string, number> }
  >();

  return function remember(
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    price: () => number,
  ): number {
    let known = operations.get(operation);
    if (!known) {
      known = { names: sizingVariables(operation), costs: new Map() };
      operations.set(operation, known);
    }
    const key = known.names.map((name) => keyOf(variables[name])).join();
    const remembered = known.costs.get(key);
    if (remembered !== undefined) return remembered;
    const cost = price();
    if (known.costs.size >= MOST_REMEMBERED) known.costs.clear();
    known.costs.set(key, cost);
    return cost;
  };
}

/** Distinguishes null from a default. Values other than Int and Boolean are rejected by pricing each time. */
function keyOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'object' : JSON.stringify(value);
}

function sizingVariables({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] {
  return variableDefinitions.filter(({ type }) => isSizing(type)).map(({ variable }) => variable.name.value);
}

function isSizing(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isSizing(type.type);
  return type.kind === Kind.NAMED_TYPE && SIZING_TYPES.has(type.name.value);
}
