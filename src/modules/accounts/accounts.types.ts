import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { Role } from '../../shared/viewer.js';
import type { Account } from './domain/account.js';
import type { DeviceSession } from './domain/device-session.js';

export const RoleEnum: Record<Role, Role> = { VIEWER: 'VIEWER', ADMIN: 'ADMIN' };
registerEnumType(RoleEnum, { name: 'Role', description: 'What an account may do.' });

@ObjectType('Device', { description: 'A device that is signed in.', simpleResolvers: true })
export class DeviceType implements Omit<DeviceSession, 'accountId' | 'version' | 'boundProfileId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  deviceName!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => String, { nullable: true, description: 'The network address that it was last seen at.' })
  address!: string | null;

  @Field(() => DateTime, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last renewed its sign-in.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: 'When the sign-in ends unless it is renewed.' })
  expiresAt!: Date;
}

@ObjectType('Account', { description: 'Someone who can sign in.', simpleResolvers: true })
export class AccountType implements Omit<Account, 'suspendedAt'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the address was shown to be theirs.' })
  emailVerified!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it will be erased, unless `cancelAccountDeletion` is called before. Null: it stays.',
  })
  erasureDueAt!: Date | null;

  @Field(() => DateTime)
  createdAt!: Date;
}

@ObjectType('SignedIn', { description: 'A sign-in on one device.', simpleResolvers: true })
export class SignedInType {
  @Field(() => AccountType)
  account!: AccountType;

  @Field(() => String, { description: 'Send it as `Authorization: Bearer <token>`.' })
  accessToken!: string;

  @Field(() => DateTime)
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'Exchange it with `refreshTokens` before the access token expires.' })
  refreshToken!: string;
}

@InputType('SignInInput', { description: 'Credentials, and the device that signs in.' })
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String, { defaultValue: 'Unnamed device', description: 'Shown in the list of devices.' })
  deviceName!: string;

  @Field(() => String, { defaultValue: 'web', description: 'Such as web, ios or tv.' })
  platform!: string;
}

@InputType('SignUpInput', { description: 'A new account, and the device that signs in to it.' })
export class SignUpInput extends SignInInput {}

@InputType('RefreshTokensInput')
export class RefreshTokensInput {
  @Field(() => String)
  refreshToken!: string;
}
