import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../graphql/scalars.js';
import type { DeviceSession } from '../domain/device-session.js';

@ObjectType('Device', { description: 'A device that is signed in.', simpleResolvers: true })
export class DeviceType implements Omit<DeviceSession, 'accountId' | 'version'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  deviceName!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => String, { nullable: true, description: 'The network address that it was last seen at.' })
  address!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The profile that all it does is done as; null for none, and on a device bound to another one.',
  })
  boundProfileId!: string | null;

  @Field(() => DateTime, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last renewed its sign-in.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: 'When the sign-in ends unless it is renewed.' })
  expiresAt!: Date;
}
