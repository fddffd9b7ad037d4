import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../graphql/scalars.js';
import { SignedInType } from '../accounts.types.js';
import type { DeviceSignInStatus } from '../domain/device-sign-in.js';

const DeviceSignInStatusEnum: Record<DeviceSignInStatus, DeviceSignInStatus> = {
  PENDING: 'PENDING',
  SLOW_DOWN: 'SLOW_DOWN',
  APPROVED: 'APPROVED',
  DENIED: 'DENIED',
  EXPIRED: 'EXPIRED',
};
registerEnumType(DeviceSignInStatusEnum, {
  name: 'DeviceSignInStatus',
  description: 'How far the sign-in of a device without a keyboard is.',
  valuesConfig: {
    PENDING: { description: 'Nobody has decided yet. Ask again after the interval.' },
    SLOW_DOWN: { description: 'As PENDING, but it was asked too soon: the interval has grown.' },
    APPROVED: { description: 'Somebody let it in.' },
    DENIED: { description: 'Somebody refused it.' },
    EXPIRED: { description: 'It took too long, was completed before, or never was. Start anew.' },
  },
});

@InputType('StartDeviceSignInInput', { description: 'A device that cannot ask for a password.' })
export class StartDeviceSignInInput {
  @Field(() => String, { defaultValue: 'Unnamed device', description: 'Shown to whoever lets it in.' })
  deviceName!: string;

  @Field(() => String, { defaultValue: 'tv', description: 'Such as tv or console.' })
  platform!: string;
}

@ObjectType('StartedDeviceSignIn', {
  description: 'What a device shows to people, and what it asks with (RFC 8628, 3.2).',
  simpleResolvers: true,
})
export class StartedDeviceSignInType {
  @Field(() => String, { description: 'A secret of the device. Ask with it in `completeDeviceSignIn`.' })
  deviceCode!: string;

  @Field(() => String, { description: 'To be shown, such as BCDF-GHJK.' })
  userCode!: string;

  @Field(() => String, { description: 'The page on which a signed-in person types the user code.' })
  verificationUri!: string;

  @Field(() => String, { description: 'The same page with the code filled in, such as for a QR code.' })
  verificationUriComplete!: string;

  @Field(() => Int, { description: 'Seconds until it has to start anew.' })
  expiresInSeconds!: number;

  @Field(() => Int, { description: 'The least number of seconds between two polls.' })
  intervalSeconds!: number;
}

@ObjectType('DeviceSignIn', { description: 'A device that asks to be let in.', simpleResolvers: true })
export class DeviceSignInType {
  @Field(() => String)
  deviceName!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => String, { nullable: true, description: 'The network address that it asked from.' })
  address!: string | null;

  @Field(() => DateTime)
  requestedAt!: Date;

  @Field(() => DateTime)
  expiresAt!: Date;

  @Field(() => DeviceSignInStatusEnum)
  status!: DeviceSignInStatus;
}

@InputType('ApproveDeviceSignInInput')
export class ApproveDeviceSignInInput {
  @Field(() => String, { description: 'In any case, with or without the dash.' })
  userCode!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False refuses the device.' })
  approve!: boolean;
}

@InputType('CompleteDeviceSignInInput')
export class CompleteDeviceSignInInput {
  @Field(() => String)
  deviceCode!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A device of the account to sign out at the same time, after DEVICE_LIMIT_REACHED.',
  })
  replaceDeviceId?: string | null;
}

@ObjectType('DeviceSignInResult', { simpleResolvers: true })
export class DeviceSignInResultType {
  @Field(() => DeviceSignInStatusEnum)
  status!: DeviceSignInStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds to wait before asking again; null when there is nothing to wait for.',
  })
  intervalSeconds!: number | null;

  @Field(() => SignedInType, { nullable: true, description: 'Given once, when it is APPROVED.' })
  signedIn!: SignedInType | null;
}
