import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import { mapPage } from '../../../shared/page.js';
import { AdminAccountType } from '../../accounts/index.js';
import type { RefundType } from '../administration/subscription-administration.types.js';
import type { Payment } from '../domain/payment.js';
import type { SubscriptionContext } from '../subscription.loaders.js';
import { DisputeConnectionType, type DisputeType } from './dispute.types.js';
import { PaymentConnectionType, type PaymentType, RefundConnectionType } from './payment.types.js';

/** An account's payments and refunds, for administrators. */
@Resolver(() => AdminAccountType)
export class AccountPaymentsResolver {
  @FieldResolver(() => PaymentConnectionType, {
    description: 'Its payment attempts, including failed ones, newest first.',
  })
  async payments(
    @Root() { id }: AdminAccountType,
    @Ctx() { loaders }: SubscriptionContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<PaymentType>> {
    const page = await loaders.paymentPages.load({ ownerId: id, ...pageRequest(first, after) });
    return toConnection(mapPage(page, presentPayment));
  }

  @FieldResolver(() => RefundConnectionType, { description: 'Its refunds, newest first.' })
  async refunds(
    @Root() { id }: AdminAccountType,
    @Ctx() { loaders }: SubscriptionContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<RefundType>> {
    return toConnection(await loaders.refundPages.load({ ownerId: id, ...pageRequest(first, after) }));
  }

  @FieldResolver(() => DisputeConnectionType, {
    description: 'Payments that were disputed at the bank, newest first.',
  })
  async disputes(
    @Root() { id }: AdminAccountType,
    @Ctx() { loaders }: SubscriptionContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<DisputeType>> {
    return toConnection(await loaders.disputePages.load({ ownerId: id, ...pageRequest(first, after) }));
  }
}

function presentPayment({ bill, ...payment }: Payment): PaymentType {
  return { ...payment, reason: bill.reason, amount: bill.total };
}
