import { Field, InputType } from 'type-graphql';

@InputType('VerifyEmailInput')
export class VerifyEmailInput {
  @Field(() => String, { description: 'From the e-mail. Good for 24 hours, and once.' })
  token!: string;
}
