import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Profile } from './domain/profile.js';

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
