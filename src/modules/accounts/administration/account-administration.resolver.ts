import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import type { AccountsContext } from '../accounts.loaders.js';
import { DeviceType } from '../sessions/device.types.js';
import type { AccountAdministrationService } from './account-administration.service.js';
import {
  AdminAccountConnectionType,
  AdminAccountFilter,
  AdminAccountType,
  SetAccountRoleInput,
  SuspendAccountInput,
} from './account-administration.types.js';
import type { AccountDirectory } from './account-directory.js';

type Context = RequestContext & AccountsContext;

/** Administrators' actions on accounts. */
@Resolver(() => AdminAccountType)
export class AccountAdministrationResolver {
  constructor(private readonly administration: AccountAdministrationService) {}

  @Mutation(() => AdminAccountType, {
    description:
      "Set an account's role, effective with its next request. The last administrator cannot be demoted.",
  })
  setAccountRole(
    @Arg('input', () => SetAccountRoleInput) { accountId, role }: SetAccountRoleInput,
    @Ctx() context: Context,
  ) {
    return this.administration.setRole(accountId, role, actorOf(context));
  }

  @Mutation(() => AdminAccountType, {
    description:
      'Suspend an account: sign out all its devices and refuse further sign-ins. Administrators cannot suspend themselves.',
  })
  suspendAccount(
    @Arg('input', () => SuspendAccountInput) { accountId, reason }: SuspendAccountInput,
    @Ctx() context: Context,
  ) {
    return this.administration.suspend(accountId, reason, actorOf(context));
  }

  @Mutation(() => AdminAccountType, {
    description: 'Lift the suspension of an account, so that it can sign in again.',
  })
  reinstateAccount(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return this.administration.reinstate(id, actorOf(context));
  }

  @FieldResolver(() => [DeviceType], {
    description: 'The signed-in devices, most recently seen first.',
  })
  devices(@Root() account: AdminAccountType, @Ctx() context: Context) {
    return context.loaders.devicesByAccountId.load(account.id);
  }
}

/** Fields of accounts for administrators. */
@Resolver(() => AdminType)
export class AdminAccountsResolver {
  constructor(private readonly directory: AccountDirectory) {}

  @FieldResolver(() => AdminAccountType, { description: 'An account by id.' })
  account(@Arg('id', () => ID) id: string) {
    return this.directory.get(id);
  }

  @FieldResolver(() => AdminAccountConnectionType, { description: 'Accounts, newest first.' })
  async accounts(
    @Arg('filter', () => AdminAccountFilter, { nullable: true }) filter: AdminAccountFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<AdminAccountType>> {
    return toConnection(await this.directory.list(filter ?? {}, pageRequest(first, after)));
  }
}
