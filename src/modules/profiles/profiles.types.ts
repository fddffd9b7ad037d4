import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Profile } from './domain/profile.js';

@ObjectType('Profile', { description: 'One person behind an account.', simpleResolvers: true })
export class ProfileType implements Profile {
  @Field(() => ID)
  id!: string;

  accountId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The name of a picture.' })
  avatar!: string;

  @Field(() => Boolean)
  isKids!: boolean;

  @Field(() => Int, { description: 'The highest minimum age, in years, of what this profile may see.' })
  maturityLimit!: number;

  @Field(() => Boolean, { description: 'Whether it opens with a PIN only; see `unlockProfile`.' })
  hasPin!: boolean;

  @Field(() => String, { description: 'BCP 47, such as pt-BR.' })
  language!: string;

  favouriteGenreIds!: readonly string[];
}

const PIN_OF_AUTHORITY =
  "The PIN of a profile that may itself see as much. Wanted, or the account's password, where a limit is raised and a profile of the account has a PIN.";

@InputType('CreateProfileInput', { description: 'A new profile.' })
export class CreateProfileInput {
  @Field(() => String, {
    description: '1 to 40 characters that can be seen. Every profile of an account has its own.',
  })
  name!: string;

  @Field(() => String, { nullable: true })
  avatar?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A kids profile never sees what is above its limit.',
  })
  isKids!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'In years; at most 12 for kids. The highest when left out.',
  })
  maturityLimit?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The limit as a rating board's class, such as PG-13, TV-14 or FSK 12, in place of the years.",
  })
  maturityRating?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47; en when left out.' })
  language?: string | null;

  @Field(() => [ID], { nullable: true, description: 'At most 10. They shape the first recommendations.' })
  favouriteGenreIds?: string[] | null;

  @Field(() => String, { nullable: true, description: PIN_OF_AUTHORITY })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's, in place of a PIN." })
  password?: string | null;
}

@InputType('UpdateProfileInput', { description: 'What is to change of a profile. The rest stays as it is.' })
export class UpdateProfileInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 40 characters that can be seen.' })
  name?: string | null;

  @Field(() => String, { nullable: true })
  avatar?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True brings the limit down to 12 years if it is higher; false leaves it.',
  })
  isKids?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'In years; at most 12 for kids.' })
  maturityLimit?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The limit as a rating board's class, such as PG-13, TV-14 or FSK 12, in place of the years.",
  })
  maturityRating?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47.' })
  language?: string | null;

  @Field(() => [ID], { nullable: true, description: 'At most 10, in place of those before.' })
  favouriteGenreIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `${PIN_OF_AUTHORITY} The profile's own, where it is protected and not unlocked on this device.`,
  })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's, in place of a PIN." })
  password?: string | null;
}

@InputType('SetProfilePinInput', { description: 'A PIN for a profile, or none.' })
export class SetProfilePinInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => String, { nullable: true, description: '4 to 8 digits. Null removes it.' })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: 'Wanted of a profile that has one.' })
  currentPin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's, in place of the current PIN." })
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

  @Field(() => String, { nullable: true, description: "The profile's, if it has one." })
  pin?: string | null;
}

@InputType('ReleaseDeviceInput')
export class ReleaseDeviceInput {
  @Field(() => ID, { nullable: true, description: 'This device when left out.' })
  deviceId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the profile that this device is bound to.' })
  pin?: string | null;

  @Field(() => String, { nullable: true, description: "The account's, in place of the PIN." })
  password?: string | null;
}
