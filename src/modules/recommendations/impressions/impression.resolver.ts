import { Arg, Mutation, Resolver } from 'type-graphql';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import type { ImpressionService } from './impression.service.js';
import { RecordImpressionsInput } from './impression.types.js';

@Resolver()
export class ImpressionResolver {
  constructor(private readonly service: ImpressionService) {}

  @Mutation(() => Boolean, {
    description:
      'Record which titles of a home page came into view. It may be called any number of times: each title counts once per day (UTC), model and kind of rail. A play within a day is attributed to the rail that showed the title last. False when the model no longer serves and nothing was recorded.',
  })
  @RateLimit({ name: 'impressions', most: 240, windowSeconds: 60, by: ['device'] })
  recordImpressions(
    @Arg('input', () => RecordImpressionsInput) input: RecordImpressionsInput,
  ): Promise<boolean> {
    return this.service.record(input);
  }
}
