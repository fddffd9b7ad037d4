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
  description: 'The status of a sign-in by code.',
  valuesConfig: {
    PENDING: { description: 'Not decided yet. Poll again after the interval.' },
    SLOW_DOWN: { description: 'As PENDING, but polled too soon: the interval has been increased.' },
    APPROVED: { description: 'The owner approved it.' },
    DENIED: { description: 'The owner denied it.' },
    EXPIRED: { description: 'It timed out, was already completed, or never existed. Start again.' },
  },
});

@InputType('StartDeviceSignInInput', { description: 'A device on which a password cannot be typed.' })
export class StartDeviceSignInInput {
  @Field(() => String, { defaultValue: 'Unnamed device', description: 'Shown to the owner who approves it.' })
  deviceName!: string;

  @Field(() => String, { defaultValue: 'tv', description: 'Such as tv or console.' })
  platform!: string;
}

@ObjectType('StartedDeviceSignIn', {
  description: 'The codes of a device that signs in (RFC 8628, 3.2).',
  simpleResolvers: true,
})
export class StartedDeviceSignInType {
  @Field(() => String, { description: 'A secret of the device, to poll `completeDeviceSignIn` with.' })
  deviceCode!: string;

  @Field(() => String, { description: 'The code to show, such as BCDF-GHJK.' })
  userCode!: string;

  @Field(() => String, { description: 'The page on which the owner enters the user code.' })
  verificationUri!: string;

  @Field(() => String, { description: 'The same page with the code filled in, for example for a QR code.' })
  verificationUriComplete!: string;

  @Field(() => Int, { description: 'Seconds until the codes expire.' })
  expiresInSeconds!: number;

  @Field(() => Int, { description: 'The minimum number of seconds between two polls.' })
  intervalSeconds!: number;
}

@ObjectType('DeviceSignIn', { description: 'A device that requests to sign in.', simpleResolvers: true })
export class DeviceSignInType {
  @Field(() => String)
  deviceName!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => String, { nullable: true, description: 'The network address of the request.' })
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
  @Field(() => String, { description: 'Case-insensitive, with or without the dash.' })
  userCode!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False denies the device.' })
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
    description: 'Seconds to wait before the next poll; null when polling is over.',
  })
  intervalSeconds!: number | null;

  @Field(() => SignedInType, { nullable: true, description: 'Returned once, when the status is APPROVED.' })
  signedIn!: SignedInType | null;
}
