import { Field, InputType } from 'type-graphql';

@InputType('VerifyEmailInput')
export class VerifyEmailInput {
  @Field(() => String, { description: 'The token from the e-mail. Valid once, for 24 hours.' })
  token!: string;
}
