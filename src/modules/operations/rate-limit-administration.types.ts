import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { BlockSubject } from './rate-limit-administration.service.js';

/** As GraphQL calls them, and as they are kept. */
const KindEnum = { ACCOUNT: 'account', DEVICE: 'device', NETWORK: 'network' } as const satisfies Record<
  string,
  BlockSubject['kind']
>;

registerEnumType(KindEnum, {
  name: 'RateLimitedKind',
  description: 'Whom a block keeps out.',
  valuesConfig: {
    ACCOUNT: { description: 'An account, on all of its devices.' },
    DEVICE: { description: 'A device session.' },
    NETWORK: { description: 'Whoever is not signed in, from a network address.' },
  },
});

@ObjectType('RateLimitBlock', {
  description: 'Somebody who went on after many refusals, and is kept out for a while.',
  simpleResolvers: true,
})
export class RateLimitBlockType {
  @Field(() => KindEnum)
  kind!: BlockSubject['kind'];

  @Field(() => ID, {
    description:
      'The id of the account or the device, or the network: an IPv4 address, or 64 bits of an IPv6 one.',
  })
  subject!: string;

  @Field(() => Int, {
    description: 'Which one of theirs lately it is. Each is twice as long as the one before.',
  })
  turn!: number;

  @Field(() => DateTime)
  begunAt!: Date;

  @Field(() => DateTime)
  endsAt!: Date;
}

@InputType('LiftRateLimitBlockInput', { description: 'Whom to let in again.' })
export class LiftRateLimitBlockInput {
  @Field(() => KindEnum)
  kind!: BlockSubject['kind'];

  @Field(() => ID, { description: 'As `admin.rateLimitBlocks` shows it.' })
  subject!: string;
}
