import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { InvalidInputError } from '../../shared/domain-error.js';
import { fragmentsOf } from '../fragments-of.js';
import { readPageSize } from './page-size.js';

/** The assumed length of a list without a size. */
const USUAL_LIST = 5;

/** The most fields and fragments, with fragments expanded, of an operation that is priced; larger ones are refused. */
const MOST_FIELDS = 10_000;

const META_FIELDS: readonly AnyField[] = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

type AnyField = GraphQLField<unknown, unknown>;

export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The price of a selection set, or of one selection in it. */
interface Price {
  readonly cost: number;
  /** The number of selections, with fragments expanded. */
  readonly fields: number;
}

const NOTHING: Price = { cost: 0, fields: 0 };

/**
 * The most objects that an operation may have to fetch: one for each selected object, multiplied by the size of every
 * list that contains it. That size is the field's `first` or `railSize`, else the field's `assumedSize` extension, else
 * 5; the lists inside a connection are covered by the connection's own size. A fragment is priced once, and counts
 * wherever it is used.
 * @throws InvalidInputError when a page size is not between 1 and the largest page
 * @throws GraphQLError when a variable does not fit its type, or the operation has too many fields to price
 */
export function costOf(schema: GraphQLSchema, { document, operation, variables }: PricedOperation): number {
  const problems: Record<string, string> = {};
  const fragments = fragmentsOf(document);
  const priced = new Map<string, Price>();
  const values = valuesOf(schema, operation, variables);

  function priceSelections({ selections }: SelectionSetNode, type: GraphQLCompositeType): Price {
    const costs = new Map<string, number>();
    let fields = selections.length;
    for (const selection of selections) {
      if (isLeftOut(selection, values)) continue;
      const { cost, fields: inner, of } = priceSelection(selection, type);
      fields += inner;
      for (const name of possibleNames(schema, of)) costs.set(name, (costs.get(name) ?? 0) + cost);
    }
    if (fields > MOST_FIELDS) throw new GraphQLError('This operation has too many fields, fragments spread.');
    return { cost: Math.max(0, ...costs.values()), fields };
  }

  /** @returns the price, with the type of the objects that have it */
  function priceSelection(
    selection: SelectionNode,
    type: GraphQLCompositeType,
  ): Price & { readonly of: GraphQLCompositeType } {
    if (selection.kind === Kind.FIELD) return { ...priceField(selection, type), of: type };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      return fragment ? { ...priceFragment(fragment), of: typeOf(fragment, type) } : { ...NOTHING, of: type };
    }
    const of = typeOf(selection, type);
    return { ...priceSelections(selection.selectionSet, of), of };
  }

  function priceFragment(fragment: FragmentDefinitionNode): Price {
    const known = priced.get(fragment.name.value);
    if (known) return known;
    // Recursive fragments were rejected before.
    priced.set(fragment.name.value, NOTHING);
    const type = schema.getType(fragment.typeCondition.name.value);
    const price = isCompositeType(type) ? priceSelections(fragment.selectionSet, type) : NOTHING;
    priced.set(fragment.name.value, price);
    return price;
  }

  function priceField(node: FieldNode, parent: GraphQLCompositeType): Price {
    const field = fieldOf(parent, node);
    if (!field) return NOTHING;
    const size = readPageSize(
      field.args.map(({ name }) => name),
      getArgumentValues(field, node, values),
    );
    Object.assign(problems, size.problems);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return NOTHING;
    const { cost, fields } = priceSelections(node.selectionSet, type);
    if (field.name.startsWith('__')) return { cost: 0, fields };
    return { cost: (size.entries ?? listSize(parent.name, field)) * (1 + cost), fields };
  }

  function typeOf(
    { typeCondition }: { readonly typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined },
    around: GraphQLCompositeType,
  ): GraphQLCompositeType {
    const type = typeCondition && schema.getType(typeCondition.name.value);
    return isCompositeType(type) ? type : around;
  }

  const root = schema.getRootType(operation.operation);
  const { cost } = root ? priceSelections(operation.selectionSet, root) : NOTHING;
  if (Object.keys(problems).length > 0) throw new InvalidInputError(problems);
  return cost;
}

/** @throws GraphQLError when one does not fit its type */
function valuesOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: PricedOperation['variables'],
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  if (errors?.[0]) throw errors[0];
  return coerced ?? {};
}

function fieldOf(type: GraphQLCompositeType, { name }: FieldNode): AnyField | undefined {
  const own = isUnionType(type) ? undefined : type.getFields()[name.value];
  return own ?? META_FIELDS.find((field) => field.name === name.value);
}

function possibleNames(schema: GraphQLSchema, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

function isLeftOut(selection: SelectionNode, values: Record<string, unknown>): boolean {
  if (!selection.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, values)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection, values)?.['if'] === false
  );
}

function listSize(parentName: string, { type, extensions }: AnyField): number {
  if (!isListType(isNonNullType(type) ? type.ofType : type) || parentName.endsWith('Connection')) return 1;
  const assumed = extensions['assumedSize'];
  return typeof assumed === 'number' ? assumed : USUAL_LIST;
}
