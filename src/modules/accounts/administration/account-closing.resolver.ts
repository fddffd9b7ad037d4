import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { passwordLimit } from '../accounts.limits.js';
import { AccountType } from '../accounts.types.js';
import type { AccountClosingService } from './account-closing.service.js';
import { DeleteAccountInput } from './account-closing.types.js';

@Resolver(() => AccountType)
export class AccountClosingResolver {
  constructor(private readonly closing: AccountClosingService) {}

  @Mutation(() => AccountType, {
    description:
      'Schedule the account and all its data for erasure in 30 days, and sign out all other devices. Until then `cancelAccountDeletion` undoes it.',
  })
  @RateLimit(passwordLimit)
  deleteAccount(
    @Arg('input', () => DeleteAccountInput) { password }: DeleteAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return this.closing.schedule(requireViewer(context), password, actorOf(context));
  }

  @Mutation(() => AccountType, { description: 'Cancel the scheduled erasure of the account.' })
  cancelAccountDeletion(@Ctx() context: RequestContext) {
    return this.closing.cancel(requireViewer(context).accountId, actorOf(context));
  }
}
