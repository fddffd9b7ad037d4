import { Field, InputType } from 'type-graphql';

const NEW_PASSWORD = {
  description: '8 to 128 characters, and none of those that are guessed first.',
} as const;

@InputType('RequestPasswordResetInput')
export class RequestPasswordResetInput {
  @Field(() => String)
  email!: string;
}

@InputType('ResetPasswordInput')
export class ResetPasswordInput {
  @Field(() => String, { description: 'From the e-mail. Good for 30 minutes, and once.' })
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
