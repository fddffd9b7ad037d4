import { Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

const MOST_FIELDS = 20;
const LONGEST_NAME = 200;

/** The name of an operation in metrics and logs. */
export interface OperationNames {
  /** `query`, `mutation` or `subscription`. */
  readonly type: string;
  /** The root field; with `+` appended to the first one if there are several. The schema bounds their number. */
  readonly label: string;
  /** The client's name for it, truncated. */
  readonly name: string | null;
  /** Its root fields, without duplicates. */
  readonly rootFields: readonly string[];
}

/** Cached with the document. */
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
