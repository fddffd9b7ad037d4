import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Profile } from './domain/profile.js';

@ObjectType('Profile', {
  description: 'A profile: one of the people who share an account.',
  simpleResolvers: true,
})
export class ProfileType implements Profile {
  @Field(() => ID)
  id!: string;

  accountId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The name of its avatar.' })
  avatar!: string;

  @Field(() => Boolean)
  isKids!: boolean;

  @Field(() => Int, { description: 'The highest minimum age of titles that this profile may see, in years.' })
  maturityLimit!: number;

  @Field(() => Boolean, { description: 'Whether it is protected by a PIN; see `unlockProfile`.' })
  hasPin!: boolean;

  @Field(() => String, { description: 'A BCP 47 tag, such as pt-BR.' })
  language!: string;

  favouriteGenreIds!: readonly string[];
}

const PIN_OF_AUTHORITY =
  "The PIN of a profile with at least that limit. This or the account's password is required to raise a limit once a profile of the account has a PIN.";

@InputType('CreateProfileInput', { description: 'A new profile.' })
export class CreateProfileInput {
  @Field(() => String, {
    description: '1 to 40 visible characters, unique within the account.',
  })
  name!: string;

  @Field(() => String, { nullable: true })
  avatar?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is a kids profile, whose maturity limit is 12 years at most.',
  })
  isKids!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'In years; at most 12 for kids profiles. By default the highest that is allowed.',
  })
  maturityLimit?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The limit as a rating board's class, such as PG-13, TV-14 or FSK 12, instead of years.",
  })
  maturityRating?: string | null;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag; en by default.' })
  language?: string | null;

  @Field(() => [ID], { nullable: true, description: 'At most 10. They determine the first recommendations.' })
  favouriteGenreIds?: string[] | null;

  @Field(() => String, { nullable: true, description: PIN_OF_AUTHORITY })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's password, instead of a PIN." })
  password?: string | null;
}

@InputType('UpdateProfileInput', { description: 'Changes to a profile. Omitted fields keep their values.' })
export class UpdateProfileInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 40 visible characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true })
  avatar?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True lowers the limit to 12 years if it is higher; false leaves it unchanged.',
  })
  isKids?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'In years; at most 12 for kids profiles.' })
  maturityLimit?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The limit as a rating board's class, such as PG-13, TV-14 or FSK 12, instead of years.",
  })
  maturityRating?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47.' })
  language?: string | null;

  @Field(() => [ID], { nullable: true, description: 'At most 10. Replaces the previous ones.' })
  favouriteGenreIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `${PIN_OF_AUTHORITY} The profile's own, where it is protected and not unlocked on this device.`,
  })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's password, instead of a PIN." })
  password?: string | null;
}

@InputType('SetProfilePinInput', { description: 'A new PIN for a profile, or its removal.' })
export class SetProfilePinInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => String, { nullable: true, description: '4 to 8 digits. Null removes it.' })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: 'Required when the profile has a PIN.' })
  currentPin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's password, instead of the current PIN." })
  password?: string | null;
}

@InputType('UnlockProfileInput')
export class UnlockProfileInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => String, { nullable: true })
  pin?: string | null;
}

@InputType('BindDeviceToProfileInput')
export class BindDeviceToProfileInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => String, { nullable: true, description: "The profile's PIN, if it has one." })
  pin?: string | null;
}

@InputType('ReleaseDeviceInput')
export class ReleaseDeviceInput {
  @Field(() => ID, { nullable: true, description: 'This device by default.' })
  deviceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The PIN of the profile that this device is bound to.',
  })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's password, instead of the PIN." })
  password?: string | null;
}
