import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../fragments-of.js';

/**
 * The number of fields in the code of a compiled operation. An interface or a union is compiled once for each of its
 * types, so that a few of them within each other, which are little to read, become very much code. Each selection is
 * measured once for each type: counting is linear where the code would be exponential.
 */
export function compiledSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): number {
  const fragments = fragmentsOf(document);
  const measured = new Map<SelectionSetNode, Map<GraphQLObjectType, number>>();

  function sizeOfSelections(set: SelectionSetNode, type: GraphQLCompositeType): number {
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return types.reduce((size, one) => size + sizeOfObject(set, one), 0);
  }

  function sizeOfObject(set: SelectionSetNode, type: GraphQLObjectType): number {
    const sizes = measured.get(set) ?? new Map<GraphQLObjectType, number>();
    measured.set(set, sizes);
    const known = sizes.get(type);
    if (known !== undefined) return known;
    const size = set.selections.reduce((sum, selection) => sum + sizeOfSelection(selection, type), 0);
    sizes.set(type, size);
    return size;
  }

  function sizeOfSelection(selection: SelectionNode, type: GraphQLObjectType): number {
    if (selection.kind === Kind.FIELD) {
      const inner = getNamedType(type.getFields()[selection.name.value]?.type);
      const isLeaf = !selection.selectionSet || !isCompositeType(inner);
      return 1 + (isLeaf ? 0 : sizeOfSelections(selection.selectionSet, inner));
    }
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return part && isPartOf(part.typeCondition?.name.value, type) ? sizeOfObject(part.selectionSet, type) : 0;
  }

  function isPartOf(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return isAbstractType(wanted) && schema.isSubType(wanted, type);
  }

  const root = schema.getRootType(operation.operation);
  return root ? sizeOfObject(operation.selectionSet, root) : 0;
}
