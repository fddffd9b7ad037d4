import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { DomainError, ForbiddenError } from '../shared/domain-error.js';
import { allow } from './graphql-shield.js';
import type { Rules, ShieldRule } from './rules.js';

type RuleContext = NonNullable<Parameters<ShieldRule['resolve']>[2]>;
type RuleOptions = NonNullable<Parameters<ShieldRule['resolve']>[4]>;
type Resolver = GraphQLFieldResolver<object | undefined, RuleContext>;

/** With `debug`, a rule that throws lets its error through instead of turning it into a plain refusal. */
const OPTIONS: RuleOptions = {
  debug: true,
  allowExternalErrors: true,
  fallbackRule: allow,
  hashFunction: ({ args }) => JSON.stringify(args),
};

/**
 * Puts each root field of a schema behind its rule; fields below the roots stay untouched and fast.
 * A subscription's rule is asked before its stream opens, and again with its events: access may have been lost since.
 * Returns the same schema, with its root resolvers replaced.
 * @throws Error when a root field has no rule, or a rule has no field: what nobody thought about must not be open
 */
export function protectSchema(schema: GraphQLSchema, rules: Rules): GraphQLSchema {
  protectType(schema.getQueryType(), rules.Query, ['resolve']);
  protectType(schema.getMutationType(), rules.Mutation, ['resolve']);
  protectType(schema.getSubscriptionType(), rules.Subscription, ['subscribe', 'resolve']);
  return schema;
}

const refusals = new WeakSet<Error>();

/** Whether an error says that a rule turned the caller away, rather than that something went wrong inside. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && refusals.has(error);
}

function protectType(
  type: GraphQLObjectType | null | undefined,
  rules: Readonly<Record<string, ShieldRule>>,
  entrances: readonly ('resolve' | 'subscribe')[],
): void {
  if (!type) return;
  const fields = type.getFields();
  const unruled = Object.keys(fields).filter((name) => !(name in rules));
  const unknown = Object.keys(rules).filter((name) => !(name in fields));
  if (unruled.length > 0) throw new Error(`No permission rule for ${type.name}.${unruled.join(', ')}.`);
  if (unknown.length > 0)
    throw new Error(`Permission rules for unknown fields ${type.name}.${unknown.join(', ')}.`);

  for (const [name, field] of Object.entries(fields)) {
    const rule = rules[name];
    if (!rule || rule === allow) continue;
    for (const entrance of entrances) {
      field[entrance] = guard(rule, field[entrance] ?? defaultFieldResolver);
    }
  }
}

const admitted = new WeakSet<object>();

/** Has rules let a context in without being asked, since they have only just let the same caller in. */
export function admit<Context extends object>(context: Context): Context {
  admitted.add(context);
  return context;
}

function guard(rule: ShieldRule, enter: Resolver): Resolver {
  return async (parent, values, context, info) => {
    if (admitted.has(context)) return enter(parent, values, context, info);
    context._shield ??= { cache: {} };
    const verdict = await rule.resolve(parent ?? {}, values, context, info, OPTIONS);
    if (verdict !== true) throw refusalOf(verdict);
    return enter(parent, values, context, info);
  };
}

function refusalOf(verdict: unknown): Error {
  const refusal =
    verdict instanceof DomainError
      ? verdict
      : new ForbiddenError(verdict instanceof Error ? verdict.message : undefined);
  refusals.add(refusal);
  return refusal;
}
