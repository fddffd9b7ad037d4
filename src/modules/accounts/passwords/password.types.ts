import { Field, InputType } from 'type-graphql';

const NEW_PASSWORD = {
  description: '8 to 128 characters, and not a commonly used password.',
} as const;

@InputType('RequestPasswordResetInput')
export class RequestPasswordResetInput {
  @Field(() => String)
  email!: string;
}

@InputType('ResetPasswordInput')
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token from the e-mail. Valid once, for 30 minutes.' })
  token!: string;

  @Field(() => String, NEW_PASSWORD)
  newPassword!: string;
}

@InputType('ChangePasswordInput')
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, NEW_PASSWORD)
  newPassword!: string;
}
