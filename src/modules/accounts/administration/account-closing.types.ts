import { Field, InputType } from 'type-graphql';

@InputType('DeleteAccountInput')
export class DeleteAccountInput {
  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}
