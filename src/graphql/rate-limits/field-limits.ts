import { type GraphQLSchema, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * The subject of a limit: the account; the profile in the arguments, or else the one that the device is bound to, always
 * within the account, so that naming another account's profile does not use up its limit; the device session; the
 * network, which is an IPv4 address or the first 64 bits of an IPv6 one. Visitors count by network.
 */
export type CountedBy = 'account' | 'profile' | 'device' | 'address';

/** How often a field may be called. Each alias counts. */
export interface FieldLimit {
  /** Clients read it in headers: small letters and hyphens. Fields whose limits have the same name share one limit. */
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
  /** Several are combined into one subject. */
  readonly by: readonly [CountedBy, ...CountedBy[]];
}

const EXTENSION = 'rateLimits';
const NAME = /^[a-z]+(?:-[a-z]+)*$/;

/** Limits how often a root field may be called, in addition to the general budget. All limits apply. */
export function RateLimit(...limits: readonly [FieldLimit, ...FieldLimit[]]) {
  return Extensions({ [EXTENSION]: limits });
}

/** The limits of a field. */
export function limitsOf(field: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): readonly FieldLimit[] {
  return (field.extensions[EXTENSION] ?? []) as readonly FieldLimit[];
}

/** A root field, such as `Query.search`, and its limits. */
export interface LimitedField {
  readonly field: string;
  readonly limits: readonly FieldLimit[];
}

/**
 * Every field with limits, by name.
 * @throws Error when one is not a root field, where limits are not applied, or when limits of one name differ
 */
export function limitedFields(schema: GraphQLSchema): readonly LimitedField[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const known = new Map<string, FieldLimit>();
  const found: LimitedField[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const limits = limitsOf(field);
      if (limits.length === 0) continue;
      if (!roots.has(type)) throw new Error(`${type.name}.${name} has rate limits, but is not a root field.`);
      for (const limit of limits) requireSame(known, limit);
      found.push({ field: `${type.name}.${name}`, limits });
    }
  }
  return found.toSorted((a, b) => a.field.localeCompare(b.field));
}

function requireSame(known: Map<string, FieldLimit>, limit: FieldLimit): void {
  if (!NAME.test(limit.name)) throw new Error(`Not a name for a rate limit: ${limit.name}.`);
  const other = known.get(limit.name) ?? limit;
  known.set(limit.name, other);
  if (JSON.stringify(other) !== JSON.stringify(limit))
    throw new Error(`The rate limit ${limit.name} is defined twice, differently.`);
}
