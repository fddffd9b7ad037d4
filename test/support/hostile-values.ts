import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { sampleOf } from './sample-input.js';

const LONG = 'x'.repeat(5_000);

const TEXTS: readonly string[] = [
  '',
  ' ',
  LONG,
  `'"\\%_;--`,
  '__proto__',
  '\u202e\u200d',
  '👩‍👩‍👧'.repeat(60),
];

/** Redis has keys beside those of jobs that are called `meta` and `wait`. */
const IDS: readonly string[] = [
  '',
  LONG,
  '__proto__',
  'meta',
  'wait',
  '00000000-0000-0000-0000-000000000000',
  '0198F2C4-7A53-7C1E-9D52-6D0F4C6F8A11',
];

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: IDS,
  Int: [-2_147_483_648, -1, 0, 32_768, 2_147_483_647],
  Float: [-1e308, -1e-308, 5e-324, 1e308],
  SafeInt: [Number.MIN_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER],
  Boolean: [true, false],
  DateTime: [
    '0000-01-01T00:00:00Z',
    '0000-01-01T00:00:00+14:00',
    '1970-01-01T00:00:00.000000001Z',
    '9999-12-31T23:59:59.999-14:00',
  ],
  LocalDate: ['0000-01-01', '0001-01-01', '9999-12-31'],
};

/** The values of a type that are likeliest to be taken for something else, or to have been forgotten. */
export function hostileValuesOf(type: GraphQLInputType): readonly unknown[] {
  const hostile = isNonNullType(type) ? [] : [null];
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = hostileValuesOf(nullable.ofType);
    const sample = sampleOf(nullable.ofType);
    return [...hostile, [], [sample, sample], ...items.map((item) => [item])];
  }
  if (isEnumType(nullable)) return [...hostile, ...nullable.getValues().map(({ name }) => name)];
  if (isInputObjectType(nullable)) return [...hostile, ...hostileInputsOf(nullable)];
  return [...hostile, ...(VALUES[nullable.name] ?? [])];
}

/** Samples of an input object, each with one hostile field. */
function hostileInputsOf(type: GraphQLInputObjectType): readonly unknown[] {
  const sample = sampleOf(type) as object;
  return Object.values(type.getFields()).flatMap((field) =>
    hostileValuesOf(field.type).map((value) => ({ ...sample, [field.name]: value })),
  );
}
