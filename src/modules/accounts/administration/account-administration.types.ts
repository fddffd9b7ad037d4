import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { Role } from '../../../shared/viewer.js';
import { RoleEnum } from '../accounts.types.js';
import type { Account } from '../domain/account.js';
import type { AccountFilter, AccountState } from './account-directory.js';

const AccountStateEnum: Record<AccountState, AccountState> = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  ERASURE_SCHEDULED: 'ERASURE_SCHEDULED',
};
registerEnumType(AccountStateEnum, {
  name: 'AccountState',
  description: 'Whether an account is active, suspended, or scheduled for erasure.',
});

@ObjectType('AdminAccount', {
  description: 'An account as administrators see it, without what only its owner may see.',
  simpleResolvers: true,
})
export class AdminAccountType implements Account {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the e-mail address is verified.' })
  emailVerified!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was suspended; null when it is not.' })
  suspendedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it will be erased. Null when no erasure is scheduled.',
  })
  erasureDueAt!: Date | null;

  @Field(() => DateTime)
  createdAt!: Date;
}

export const AdminAccountConnectionType = connectionType('AdminAccount', () => AdminAccountType);

@InputType('AdminAccountFilter', { description: 'Omitted fields do not filter.' })
export class AdminAccountFilter implements AccountFilter {
  @Field(() => String, { nullable: true, description: 'An e-mail address, or the beginning of one.' })
  email?: string | null;

  @Field(() => RoleEnum, { nullable: true })
  role?: Role | null;

  @Field(() => AccountStateEnum, { nullable: true })
  state?: AccountState | null;

  @Field(() => DateTime, { nullable: true })
  createdAfter?: Date | null;
}

@InputType('SetAccountRoleInput')
export class SetAccountRoleInput {
  @Field(() => ID)
  accountId!: string;

  @Field(() => RoleEnum)
  role!: Role;
}

@InputType('SuspendAccountInput')
export class SuspendAccountInput {
  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: '1 to 500 characters. The owner sees it.' })
  reason!: string;
}
