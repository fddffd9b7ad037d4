import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { fragmentsOf } from '../fragments-of.js';

/** Twice what common tools request, for tools that request more. */
const MOST_DESCRIPTIONS = 2;

/** The average length of introspection's lists, by field. */
type ListSizes = ReadonlyMap<string, number>;

/**
 * Rejects operations that request more introspection than twice what tools need, which is the whole schema once. The
 * results are lists within lists, so that a short document with a few aliases could produce megabytes.
 */
export function introspectionSizeRule(schema: GraphQLSchema): ValidationRule {
  const sizes = listSizes(schema);
  const most = MOST_DESCRIPTIONS * introspected(parse(getIntrospectionQuery()), sizes);

  return (context) => ({
    Document(document) {
      if (introspected(document, sizes) <= most) return undefined;
      const sentence = `This operation has the schema described more than ${MOST_DESCRIPTIONS} times over, which is the most allowed.`;
      context.reportError(new GraphQLError(sentence));
      // Null removes the document from the traversal that all rules share.
      return null;
    },
  });
}

/** The approximate number of introspection fields in the result of the largest operation of a document. */
function introspected(document: DocumentNode, sizes: ListSizes): number {
  const fragments = fragmentsOf(document);
  /** Fragments counted within the introspection, and outside of it, where their own fields do not count. */
  const counted = { within: new Map<string, number>(), outside: new Map<string, number>() };

  function countFragment(name: string, isWithin: boolean): number {
    const known = isWithin ? counted.within : counted.outside;
    const count = known.get(name);
    if (count !== undefined) return count;
    // A recursive fragment counts as nothing here; the specification's own rule rejects it.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const found = fragment ? countSelections(fragment.selectionSet, isWithin) : 0;
    known.set(name, found);
    return found;
  }

  function countSelections({ selections }: SelectionSetNode, isWithin: boolean): number {
    let count = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        count += countFragment(selection.name.value, isWithin);
        continue;
      }
      const name = selection.kind === Kind.FIELD ? selection.name.value : '';
      const isIntrospection = isWithin || name === '__schema' || name === '__type';
      const inner = selection.selectionSet ? countSelections(selection.selectionSet, isIntrospection) : 0;
      const own = isIntrospection && selection.kind === Kind.FIELD ? 1 : 0;
      count += (isWithin ? (sizes.get(name) ?? 1) : 1) * (own + inner);
    }
    return count;
  }

  return document.definitions.reduce(
    (largest, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? Math.max(largest, countSelections(definition.selectionSet, false))
        : largest,
    0,
  );
}

function listSizes(schema: GraphQLSchema): ListSizes {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const args = fields.flatMap((field) => field.args);
  const inputs = types.flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()) : []));
  const values = types.flatMap((type) => (isEnumType(type) ? type.getValues() : []));
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['fields', fields.length / types.length],
    ['args', args.length / (fields.length || 1)],
    ['inputFields', inputs.length / types.length],
    ['enumValues', values.length / types.length],
  ]);
}
