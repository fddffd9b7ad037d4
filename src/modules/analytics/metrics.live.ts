import { Arg, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { AdminMetricsSampleType } from './metrics.types.js';
import type { MetricsSample } from './metrics-samples.js';
import type { SampleBroadcast } from './sample-broadcast.js';

const LONGEST_SECONDS = 60;
const USUAL_SECONDS = 5;

/** The part of an operation's context with live metrics. */
export interface LiveMetricsContext {
  readonly loaders: {
    /** Of the process that serves the operation. */
    readonly metricsSamples: SampleBroadcast<MetricsSample>;
  };
}

interface Source {
  readonly args: { readonly intervalSeconds: number };
  readonly context: LiveMetricsContext;
}

@Resolver()
export class MetricsLiveResolver {
  @Subscription(() => AdminMetricsSampleType, {
    description:
      'Metrics of the last minute, sampled repeatedly. Samples are not events that a client could miss, so `after` is accepted, as by all live fields, but ignored.',
    subscribe: ({ args, context }: Source) =>
      context.loaders.metricsSamples.follow(requireInterval(args.intervalSeconds)),
  })
  @RateLimit(liveLimit)
  adminMetrics(
    @Root() sample: MetricsSample,
    @Arg('intervalSeconds', () => Int, {
      defaultValue: USUAL_SECONDS,
      description: `From 1 to ${LONGEST_SECONDS}.`,
    })
    _intervalSeconds: number,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): AdminMetricsSampleType {
    return sample;
  }
}

function requireInterval(seconds: number): number {
  if (seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  throw new InvalidInputError({ intervalSeconds: `Choose 1 to ${LONGEST_SECONDS} seconds.` });
}
