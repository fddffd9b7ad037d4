import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import type { RequestContext } from '../../../graphql/context.js';
import { mapPage } from '../../../shared/page.js';
import type { Invoice } from '../domain/invoice.js';
import type { SubscriptionContext } from '../subscription.loaders.js';
import type { SubscriptionService } from '../subscription.service.js';
import { PlanType, SubscriptionType } from '../subscription.types.js';
import { InvoiceConnectionType, InvoiceLineType, type InvoiceType } from './invoice.types.js';
import { TransitionConnectionType, TransitionType } from './transition.types.js';

/** A subscription's history. */
@Resolver(() => SubscriptionType)
export class BillingHistoryResolver {
  @FieldResolver(() => TransitionConnectionType, { description: 'Its state changes, newest first.' })
  async history(
    @Root() { id }: SubscriptionType,
    @Ctx() { loaders }: SubscriptionContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<TransitionType>> {
    return toConnection(await loaders.transitionPages.load({ ownerId: id, ...pageRequest(first, after) }));
  }

  @FieldResolver(() => InvoiceConnectionType, { description: "The account's invoices, newest first." })
  async invoices(
    @Root() { accountId }: SubscriptionType,
    @Ctx() { loaders }: SubscriptionContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<InvoiceType>> {
    const page = await loaders.invoicePages.load({ ownerId: accountId, ...pageRequest(first, after) });
    return toConnection(mapPage(page, presentInvoice));
  }
}

@Resolver(() => TransitionType)
export class TransitionResolver {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @FieldResolver(() => PlanType, { nullable: true, description: 'The plan after the change.' })
  async plan(@Root() { planId }: TransitionType) {
    return (await this.subscriptions.plans()).find(({ id }) => id === planId) ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason that an administrator gave. Null for callers who are not administrators.',
  })
  reason(@Root() { reason }: TransitionType, @Ctx() { viewer }: RequestContext) {
    return viewer?.role === 'ADMIN' ? reason : null;
  }
}

@Resolver(() => InvoiceLineType)
export class InvoiceLineResolver {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @FieldResolver(() => PlanType)
  async plan(@Root() { planId }: InvoiceLineType) {
    return (await this.subscriptions.plans()).find(({ id }) => id === planId);
  }
}

function presentInvoice(invoice: Invoice): InvoiceType {
  const { id, number, status, reason, period, total, refundedMinor, issuedAt, paidAt } = invoice;
  const { currency } = total;
  return {
    id,
    number: `SC-${String(number).padStart(8, '0')}`,
    status,
    reason,
    periodStart: period.start,
    periodEnd: period.end,
    lines: invoice.lines.map((line) => ({
      kind: line.kind,
      planId: line.planId,
      periodStart: line.period.start,
      periodEnd: line.period.end,
      amount: { amountMinor: line.amountMinor, currency },
    })),
    total,
    refunded: { amountMinor: refundedMinor, currency },
    issuedAt,
    paidAt,
  };
}
