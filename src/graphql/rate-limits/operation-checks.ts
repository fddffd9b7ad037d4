import type { GraphQLSchema } from 'graphql';
import type { BlockSubject } from '../../platform/rate-limit/rate-limit-blocks.js';
import type { RateLimitCheck, RateLimitPolicy } from '../../platform/rate-limit/rate-limiter.js';
import type { RequestedOperation } from '../gate/gate.js';
import { type Caller, countedSubject } from './caller.js';
import { createCountedFields, profileNamed } from './counted-fields.js';
import type { FieldLimit } from './field-limits.js';

/** A limit of an operation, with the subject that is charged with a refusal. */
export interface OperationCheck extends RateLimitCheck {
  readonly cost: number;
  readonly blame: BlockSubject;
}

export interface OperationChecksOptions {
  readonly schema: GraphQLSchema;
  /** In objects, per caller. */
  readonly budgetPerMinute: number;
  /** The maximum cost of an operation. A budget is at least this, otherwise such an operation would never run. */
  readonly largestCost: number;
  /** The factor of field limits. */
  readonly scale: number;
}

const SECONDS = 60;
/** The base cost of an operation, in addition to the objects it may fetch. */
const BASE_COST = 10;
/** Up to this limit, each call is stored, so that the limit is exact. */
const MOST_EXACT = 100;

/** All limits of an operation: the caller's budget, by cost, and the limits of its root fields. */
export function createOperationChecks({
  schema,
  budgetPerMinute,
  largestCost,
  scale,
}: OperationChecksOptions) {
  const findFields = createCountedFields(schema);
  const policyOf = createPolicies(scale);
  const budget: RateLimitPolicy = {
    name: 'budget',
    algorithm: 'token-bucket',
    capacity: Math.max(budgetPerMinute, BASE_COST + largestCost),
    refillPerSecond: budgetPerMinute / SECONDS,
  };

  /** @param cost in objects */
  return function checksOf(
    requested: RequestedOperation,
    cost: number,
    caller: Caller,
  ): readonly OperationCheck[] {
    const { text, blame } = countedSubject(['account'], caller, null);
    const checks: OperationCheck[] = [{ policy: budget, subject: text, blame, cost: BASE_COST + cost }];
    for (const field of findFields(requested)) {
      const isByProfile = field.limits.some(({ by }) => by.includes('profile'));
      const named = isByProfile ? profileNamed(field, requested, schema) : null;
      for (const limit of field.limits) {
        const counted = countedSubject(limit.by, caller, named ?? caller.viewer?.boundProfileId ?? null);
        addTo(checks, policyOf(limit), counted.text, counted.blame);
      }
    }
    return checks;
  };
}

function addTo(
  checks: OperationCheck[],
  policy: RateLimitPolicy,
  subject: string,
  blame: BlockSubject,
): void {
  const index = checks.findIndex((check) => check.policy === policy && check.subject === subject);
  const same = checks[index];
  if (same) checks[index] = { ...same, cost: same.cost + 1 };
  else checks.push({ policy, subject, blame, cost: 1 });
}

/** The policy of a limit, shared by all limits of a name. */
function createPolicies(scale: number): (limit: FieldLimit) => RateLimitPolicy {
  const policies = new Map<string, RateLimitPolicy>();
  return ({ name, most, windowSeconds }) => {
    const known = policies.get(name);
    if (known) return known;
    const scaled = most * scale;
    const algorithm = scaled <= MOST_EXACT ? 'sliding-log' : 'sliding-counter';
    const policy: RateLimitPolicy = { name, algorithm, most: scaled, windowSeconds };
    policies.set(name, policy);
    return policy;
  };
}
