import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { Role } from '../../shared/viewer.js';
import type { Account } from './domain/account.js';
import type { DeviceSession } from './domain/device-session.js';
import type { Profile } from './domain/profile.js';

const RoleEnum: Record<Role, Role> = { VIEWER: 'VIEWER', ADMIN: 'ADMIN' };
registerEnumType(RoleEnum, { name: 'Role', description: 'What an account may do.' });

@ObjectType('Profile', { description: 'One person behind an account.', simpleResolvers: true })
export class ProfileType implements Pick<Profile, 'id'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The name of a picture.' })
  avatar!: string;

  @Field(() => Boolean)
  isKids!: boolean;

  @Field(() => Int, { description: 'The highest minimum age, in years, of what this profile may see.' })
  maturityLimit!: number;

  @Field(() => String, { description: 'BCP 47, such as pt-BR.' })
  language!: string;
}

@ObjectType('Device', { description: 'A device that is signed in.', simpleResolvers: true })
export class DeviceType implements Omit<DeviceSession, 'accountId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  deviceName!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: 'When the sign-in ends unless it is renewed.' })
  expiresAt!: Date;
}

@ObjectType('Account', { description: 'Someone who can sign in.', simpleResolvers: true })
export class AccountType implements Account {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the address was shown to be theirs.' })
  emailVerified!: boolean;

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

@InputType('CreateProfileInput', { description: 'A new profile.' })
export class CreateProfileInput {
  @Field(() => String, { description: '1 to 40 characters.' })
  name!: string;

  @Field(() => String, { nullable: true })
  avatar?: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A kids profile never sees what is above its limit.',
  })
  isKids!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'In years; at most 12 for kids. The highest when left out.',
  })
  maturityLimit?: number;

  @Field(() => String, { nullable: true, description: 'BCP 47; en when left out.' })
  language?: string;

  @Field(() => [ID], { nullable: true, description: 'At most 10. They shape the first recommendations.' })
  favouriteGenreIds?: string[];
}
