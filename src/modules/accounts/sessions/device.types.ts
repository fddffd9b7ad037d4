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

  @Field(() => String, { nullable: true, description: 'The network address it last used.' })
  address!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The profile that the device is bound to; null for none, and on a device that is bound to another profile.',
  })
  boundProfileId!: string | null;

  @Field(() => DateTime, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last refreshed its tokens.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: 'When the session expires unless its tokens are refreshed.' })
  expiresAt!: Date;
}
