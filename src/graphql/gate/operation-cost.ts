import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { InvalidInputError } from '../../shared/domain-error.js';
import { readPageSize } from './page-size.js';

/** How many entries a list is taken to have when no argument says it. */
const USUAL_LIST = 5;

/** How many fields are walked, fragments spread, before an operation counts as too large to be priced. */
const MOST_FIELDS = 10_000;

export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What an operation may have to fetch at most, in objects: one for each object that is selected, multiplied by
 * the size of every list it lies in. That size is the field's `first` or `railSize`, else the field's
 * `assumedSize` extension, else 5; the lists inside a connection repeat the connection's own.
 * @throws InvalidInputError when a page size is not between 1 and the largest page
 * @throws GraphQLError when a variable does not fit its type, or the operation has too many fields to price
 */
export function costOf(
  schema: GraphQLSchema,
  { document, operationName, variables }: PricedOperation,
): number {
  const problems: Record<string, string> = {};

  const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
    const size = readPageSize(
      field.args.map((argument) => argument.name),
      args,
    );
    Object.assign(problems, size.problems);
    if (field.name.startsWith('__') || !isCompositeType(getNamedType(field.type))) return 0;
    return (size.entries ?? listSize(type.name, field)) * (1 + childComplexity);
  };

  const cost = getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [estimate],
    maxQueryNodes: MOST_FIELDS,
  });
  if (Object.keys(problems).length > 0) throw new InvalidInputError(problems);
  return cost;
}

interface SizedField {
  readonly type: GraphQLOutputType;
  readonly extensions: Readonly<Record<string, unknown>>;
}

function listSize(parentName: string, { type, extensions }: SizedField): number {
  if (!isListType(isNonNullType(type) ? type.ofType : type) || parentName.endsWith('Connection')) return 1;
  const assumed = extensions['assumedSize'];
  return typeof assumed === 'number' ? assumed : USUAL_LIST;
}
