import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { DomainError, ForbiddenError } from '../shared/domain-error.js';
import { allow } from './graphql-shield.js';
import { RULE_OPTIONS, type Rules, type ShieldRule } from './rules.js';

type RuleContext = NonNullable<Parameters<ShieldRule['resolve']>[2]>;
type Resolver = GraphQLFieldResolver<object | undefined, RuleContext>;

/**
 * Guards each root field of a schema with its permission rule; nested fields are untouched and fast.
 * A subscription's rule is checked before its stream opens, and again with its events, because access may have been lost.
 * Returns the same schema, with its root resolvers replaced.
 * @throws Error when a root field has no rule or a rule has no field, so that no field is open by oversight
 */
export function protectSchema(schema: GraphQLSchema, rules: Rules): GraphQLSchema {
  protectType(schema.getQueryType(), rules.Query, ['resolve']);
  protectType(schema.getMutationType(), rules.Mutation, ['resolve']);
  protectType(schema.getSubscriptionType(), rules.Subscription, ['subscribe', 'resolve']);
  return schema;
}

const refusals = new WeakSet<Error>();

/** Whether an error means that a rule denied access, rather than that something failed. */
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
      const enter = field[entrance] ?? defaultFieldResolver;
      field[entrance] = guard(rule, entrance === 'subscribe' ? remember(rule, enter) : enter);
    }
  }
}

const admitted = new WeakSet<object>();

/** Skips rules for a context whose caller was checked a moment ago. */
export function admit<Context extends object>(context: Context): Context {
  admitted.add(context);
  return context;
}

const asked = new WeakMap<object, (context: RuleContext) => Promise<unknown>>();

/**
 * Whether the rule of a subscription would admit its subscriber now. False for a subscriber that was never checked.
 * @param context the one that it subscribed with
 * @param renewed a new context of the same caller
 */
export async function isStillLetIn(context: unknown, renewed: object): Promise<boolean> {
  const askAgain = typeof context === 'object' && context !== null ? asked.get(context) : undefined;
  return (await askAgain?.(Object.assign(renewed, { _shield: { cache: {} } }))) === true;
}

function guard(rule: ShieldRule, enter: Resolver): Resolver {
  const ask: Resolver = async (parent, values, context, info) => {
    context._shield ??= { cache: {} };
    const verdict = await rule.resolve(parent ?? {}, values, context, info, RULE_OPTIONS);
    if (verdict !== true) throw refusalOf(verdict);
    return enter(parent, values, context, info);
  };
  return (parent, values, context, info) =>
    (admitted.has(context) ? enter : ask)(parent, values, context, info);
}

/** Stores the rule and arguments of a subscription, so that they can be checked again. */
function remember(rule: ShieldRule, enter: Resolver): Resolver {
  return (parent, values, context, info) => {
    asked.set(context, (renewed) => rule.resolve(parent ?? {}, values, renewed, info, RULE_OPTIONS));
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
