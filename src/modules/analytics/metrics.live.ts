import { Arg, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../graphql/rate-limits/live-limit.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { AdminMetricsSampleType } from './metrics.types.js';
import type { MetricsSample } from './metrics-samples.js';
import type { SampleBroadcast } from './sample-broadcast.js';

const LONGEST_SECONDS = 60;
const USUAL_SECONDS = 5;

interface Source {
  readonly args: { readonly intervalSeconds: number };
}

/**
 * The live field of one engine. Samples come from the process that serves it, not from a topic that an event's context could
 * name: so each engine has a class of its own.
 */
export function createMetricsLiveResolver(samples: SampleBroadcast<MetricsSample>): object {
  @Resolver()
  class MetricsLiveResolver {
    @Subscription(() => AdminMetricsSampleType, {
      description:
        'How the system did in the last minute, again and again. A sample says how things stand and is not news of something that happened: there is none to catch up with, so that `after` is taken, as by all live fields, and changes nothing.',
      subscribe: ({ args }: Source) => samples.follow(requireInterval(args.intervalSeconds)),
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
  return new MetricsLiveResolver();
}

function requireInterval(seconds: number): number {
  if (seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  throw new InvalidInputError({ intervalSeconds: `Choose 1 to ${LONGEST_SECONDS} seconds.` });
}
