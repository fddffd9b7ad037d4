import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.js';
import { DateTime } from '../../graphql/scalars.js';
import type { Role } from '../../shared/viewer.js';
import type { Account } from './domain/account.js';

export const RoleEnum: Record<Role, Role> = { VIEWER: 'VIEWER', ADMIN: 'ADMIN' };
registerEnumType(RoleEnum, { name: 'Role', description: 'The role of an account.' });

@ObjectType('Account', { description: 'Someone who can sign in.', simpleResolvers: true })
export class AccountType implements Omit<Account, 'suspendedAt'> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the e-mail address is verified.' })
  emailVerified!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the account will be erased, unless `cancelAccountDeletion` is called before. Null when no erasure is scheduled.',
  })
  erasureDueAt!: Date | null;

  @Field(() => DateTime)
  createdAt!: Date;

  /** The binding of the device that signs in with this request; undefined for other devices. */
  boundProfileId?: string | null;
}

/** The profile to which the device that receives this answer is bound; null for none. */
export function boundProfileOf(
  { boundProfileId }: AccountType,
  { viewer }: Pick<RequestContext, 'viewer'>,
): string | null {
  return boundProfileId === undefined ? (viewer?.boundProfileId ?? null) : boundProfileId;
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

@InputType('SignUpInput', { description: 'A new account, and the device to sign in on.' })
export class SignUpInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String, { defaultValue: 'Unnamed device', description: 'Shown in the list of devices.' })
  deviceName!: string;

  @Field(() => String, { defaultValue: 'web', description: 'Such as web, ios or tv.' })
  platform!: string;
}

@InputType('SignInInput', { description: 'Credentials, and the device to sign in on.' })
export class SignInInput extends SignUpInput {
  @Field(() => ID, {
    nullable: true,
    description: 'One of your devices to sign out at the same time, for example after DEVICE_LIMIT_REACHED.',
  })
  replaceDeviceId?: string | null;
}

@InputType('RefreshTokensInput')
export class RefreshTokensInput {
  @Field(() => String)
  refreshToken!: string;
}
