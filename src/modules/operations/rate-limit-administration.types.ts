import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { BlockSubject } from './rate-limit-administration.service.js';

/** The GraphQL names of stored kinds. */
const KindEnum = { ACCOUNT: 'account', DEVICE: 'device', NETWORK: 'network' } as const satisfies Record<
  string,
  BlockSubject['kind']
>;

registerEnumType(KindEnum, {
  name: 'RateLimitedKind',
  description: 'The kind of caller that is blocked.',
  valuesConfig: {
    ACCOUNT: { description: 'An account, on all of its devices.' },
    DEVICE: { description: 'A device session.' },
    NETWORK: { description: 'Callers who are not signed in, by network address.' },
  },
});

@ObjectType('RateLimitBlock', {
  description: 'A caller that is blocked for a while after repeated rate limit violations.',
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
    description:
      'How many blocks the caller has had recently, including this one. Each is twice as long as the previous one.',
  })
  turn!: number;

  @Field(() => DateTime)
  begunAt!: Date;

  @Field(() => DateTime)
  endsAt!: Date;
}

@InputType('LiftRateLimitBlockInput', { description: 'The caller to unblock.' })
export class LiftRateLimitBlockInput {
  @Field(() => KindEnum)
  kind!: BlockSubject['kind'];

  @Field(() => ID, { description: 'As shown by `admin.rateLimitBlocks`.' })
  subject!: string;
}
