import { Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

const MOST_FIELDS = 20;
const LONGEST_NAME = 200;

/** The name of an operation in metrics and logs. */
export interface OperationNames {
  /** `query`, `mutation` or `subscription`. */
  readonly type: string;
  /** The root field that it asks for; with `+` behind the first one where it asks for several. The schema bounds these. */
  readonly label: string;
  /** What its client calls it, cut off where that is long. */
  readonly name: string | null;
  /** What it asks for, each once. */
  readonly rootFields: readonly string[];
}

/** What is found out about an operation is remembered with its document. */
export function createOperationNames(): (operation: OperationDefinitionNode) => OperationNames {
  const known = new WeakMap<OperationDefinitionNode, OperationNames>();
  return (operation) => {
    const names = known.get(operation) ?? namesOf(operation);
    known.set(operation, names);
    return names;
  };
}

function namesOf(operation: OperationDefinitionNode): OperationNames {
  const names = new Set(operation.selectionSet.selections.flatMap(fieldNames));
  return {
    type: operation.operation,
    label: labelOf(operation),
    name: operation.name?.value.slice(0, LONGEST_NAME) ?? null,
    rootFields: [...names].slice(0, MOST_FIELDS),
  };
}

function fieldNames(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [selection.name.value];
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldNames);
  return [`...${selection.name.value}`];
}

export function labelOf({ selectionSet }: OperationDefinitionNode): string {
  const [first] = selectionSet.selections;
  const name = first?.kind === Kind.FIELD ? first.name.value : 'fragment';
  return selectionSet.selections.length > 1 ? `${name}+` : name;
}
