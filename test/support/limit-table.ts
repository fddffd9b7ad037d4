import type { GraphQLSchema } from 'graphql';
import {
  type CountedBy,
  type FieldLimit,
  limitedFields,
} from '../../src/graphql/rate-limits/field-limits.js';

const COUNTED_BY: Readonly<Record<CountedBy, string>> = {
  account: 'account',
  profile: 'profile',
  device: 'device',
  address: 'network',
};

/** The table of all field limits, as in the document: a row for each limit, with the fields that share it. */
export function limitMarkdown(schema: GraphQLSchema): string {
  const limits = new Map<string, { limit: FieldLimit; fields: string[] }>();
  for (const { field, limits: own } of limitedFields(schema)) {
    for (const limit of own) {
      const known = limits.get(limit.name) ?? { limit, fields: [] };
      known.fields.push(`\`${field}\``);
      limits.set(limit.name, known);
    }
  }
  return [
    '| limit | fields | counted by | at most | in, s |',
    '| --- | --- | --- | --- | --- |',
    ...[...limits.values()]
      .toSorted((a, b) => a.limit.name.localeCompare(b.limit.name))
      .map(
        ({ limit: { name, by, most, windowSeconds }, fields }) =>
          `| \`${name}\` | ${fields.join(', ')} | ${by.map((one) => COUNTED_BY[one]).join(' and ')} | ${most} | ${windowSeconds} |`,
      ),
  ].join('\n');
}
