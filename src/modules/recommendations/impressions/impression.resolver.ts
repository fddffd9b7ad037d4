import { Arg, Mutation, Resolver } from 'type-graphql';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import type { ImpressionService } from './impression.service.js';
import { RecordImpressionsInput } from './impression.types.js';

@Resolver()
export class ImpressionResolver {
  constructor(private readonly service: ImpressionService) {}

  @Mutation(() => Boolean, {
    description:
      'Tell which titles of a home page came into view, as often as it suits: each counts once for each day (UTC), model and kind of rail. What is played within a day counts for the rail that showed it last. False where the model does not serve any more and nothing was recorded.',
  })
  @RateLimit({ name: 'impressions', most: 240, windowSeconds: 60, by: ['device'] })
  recordImpressions(
    @Arg('input', () => RecordImpressionsInput) input: RecordImpressionsInput,
  ): Promise<boolean> {
    return this.service.record(input);
  }
}
