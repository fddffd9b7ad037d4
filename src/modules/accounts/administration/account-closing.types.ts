import { Field, InputType } from 'type-graphql';

@InputType('DeleteAccountInput')
export class DeleteAccountInput {
  @Field(() => String, { description: "The account's password." })
  password!: string;
}
