import type { RateLimitBlocks } from '../../platform/rate-limit/rate-limit-blocks.js';
import type { RateLimitDecision, RateLimiter } from '../../platform/rate-limit/rate-limiter.js';
import type { MetricDefinition, Metrics } from '../../platform/telemetry/metrics/metric.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import type { RequestedOperation } from '../gate/gate.js';
import { blockableAs, type Caller } from './caller.js';
import { limitedFields } from './field-limits.js';
import {
  createOperationChecks,
  type OperationCheck,
  type OperationChecksOptions,
} from './operation-checks.js';

export const RATE_LIMIT_REFUSALS: MetricDefinition = {
  name: 'streamcore_rate_limit_refusals_total',
  help: 'Refusals by the exhausted limit; an operation can exhaust several. `block` for blocked callers.',
  labels: ['limit'],
};

/** Whether an operation may run. */
export interface LimitVerdict {
  /** Null: it may. */
  readonly refusal: RateLimitedError | null;
  /** The standings of its limits; null when they were not checked, because the caller is blocked. */
  readonly decision: RateLimitDecision | null;
}

/** Checks the limits of operations before execution, for all transports. */
export interface OperationLimits<Context> {
  /**
   * Takes an operation from all of its limits, or from none, in one call of the limiter. Never throws.
   * @param cost in objects that may have to be fetched, as computed by the gate
   */
  take(requested: RequestedOperation, cost: number, context: Context): Promise<LimitVerdict>;
}

export interface OperationLimitsOptions<Context> extends OperationChecksOptions {
  readonly limiter: RateLimiter;
  readonly blocks: Pick<RateLimitBlocks, 'secondsLeft' | 'refused'>;
  readonly callerOf: (context: Context) => Caller;
  /** Counts refusals. Default: not counted. */
  readonly metrics?: Metrics | null;
}

/** @throws Error when limits in the schema contradict each other, or are on fields where they are not applied */
export function createOperationLimits<Context>({
  limiter,
  blocks,
  callerOf,
  metrics,
  ...options
}: OperationLimitsOptions<Context>): OperationLimits<Context> {
  limitedFields(options.schema);
  const checksOf = createOperationChecks(options);
  const refusals = metrics?.counter(RATE_LIMIT_REFUSALS);

  /** In the background: a refusal need not wait for it. */
  function note(checks: readonly OperationCheck[]): void {
    const blamed = new Map(checks.map(({ blame }) => [`${blame.kind}:${blame.id}`, blame]));
    for (const subject of blamed.values()) void blocks.refused(subject);
  }

  return {
    async take(requested, cost, context) {
      const caller = callerOf(context);
      const blockedSeconds = blocks.secondsLeft(blockableAs(caller));
      if (blockedSeconds > 0) {
        refusals?.with('block').add();
        return { refusal: new RateLimitedError(blockedSeconds), decision: null };
      }
      const checks = checksOf(requested, cost, caller);
      const decision = await limiter.take(checks);
      if (decision.isAdmitted) return { refusal: null, decision };
      const short = checks.filter((check, index) => isShort(check, decision, index));
      for (const { policy } of short) refusals?.with(policy.name).add();
      note(short);
      return { refusal: new RateLimitedError(Math.max(1, decision.retryAfterSeconds)), decision };
    },
  };
}

/** Whether this limit refused. */
function isShort({ cost }: OperationCheck, { standings }: RateLimitDecision, index: number): boolean {
  return (standings[index]?.remaining ?? 0) < cost;
}
