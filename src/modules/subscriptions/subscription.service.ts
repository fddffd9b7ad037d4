import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { newId } from '../../shared/ids.js';
import type { Payment } from './domain/payment.js';
import type { Plan } from './domain/plan.js';
import { Subscription } from './domain/subscription.js';
import { PaymentDeclinedError, PaymentInProgressError } from './domain/subscription-errors.js';
import { createEntitlementService } from './entitlement.service.js';
import type { PaymentGateway } from './payment-gateway.js';
import type { PaymentRepository, PlanRepository, SubscriptionRepository } from './subscription.repository.js';

/** The most characters of a client's idempotency key. */
const LONGEST_KEY = 120;
/** Whoever opened a payment this long ago and did not complete it has died. */
const ABANDONED_AFTER_MS = 60_000;

export interface SubscriptionRepositories {
  readonly subscriptions: SubscriptionRepository;
  readonly payments: PaymentRepository;
  readonly outbox: Outbox;
}

export interface SubscriptionDependencies {
  readonly subscriptions: SubscriptionRepository;
  readonly plans: PlanRepository;
  readonly transactor: Transactor<SubscriptionRepositories>;
  readonly gateway: PaymentGateway;
  readonly clock: Clock;
}

export interface SubscribeRequest {
  readonly planId: string;
  readonly paymentMethod: string;
  readonly idempotencyKey: string;
}

export type SubscriptionService = ReturnType<typeof createSubscriptionService>;

/** Plans, and an account's way through them. */
export function createSubscriptionService(dependencies: SubscriptionDependencies) {
  const { subscriptions, plans, transactor, gateway, clock } = dependencies;
  const { entitlementOf } = createEntitlementService(dependencies);

  async function findPlan(id: string): Promise<Plan> {
    const plan = (await plans.all()).find((candidate) => candidate.id === id);
    if (!plan) throw new NotFoundError('The plan');
    return plan;
  }

  async function find(accountId: string): Promise<Subscription | null> {
    const [subscription] = await subscriptions.findByAccountIds([accountId]);
    return subscription ?? null;
  }

  async function store(
    repositories: SubscriptionRepositories,
    subscription: Subscription,
  ): Promise<Subscription> {
    await repositories.subscriptions.save(subscription);
    await repositories.outbox.append(subscription.events);
    return (
      (await repositories.subscriptions.findByAccountIds([subscription.snapshot.accountId]))[0] ??
      subscription
    );
  }

  /**
   * Writes down that money is about to move, before it does: whatever dies afterwards, a repeat finds this
   * payment and completes it.
   */
  function openPayment(accountId: string, plan: Plan, idempotencyKey: string): Promise<Payment> {
    return transactor.run(async (repositories) => {
      await repositories.payments.lockAccount(accountId);
      const known = await repositories.payments.findByKey(accountId, idempotencyKey);
      if (known) return requireSamePlan(known, plan);
      const now = clock.now();
      const pending = await repositories.payments.findPending(accountId);
      if (pending) return takeOver(repositories, { pending, plan, idempotencyKey, now });
      const [subscription] = await repositories.subscriptions.findByAccountIds([accountId]);
      subscription?.requireActivatable(now);
      const payment: Payment = {
        id: newId(),
        accountId,
        planId: plan.id,
        idempotencyKey,
        amount: plan.price,
        status: 'PENDING',
        declineReason: null,
        createdAt: now,
      };
      await repositories.payments.insert(payment);
      return payment;
    });
  }

  /** Turns a successful charge into a paid period, once. */
  function completePayment(payment: Payment, plan: Plan, reference: string): Promise<Subscription> {
    return transactor.run(async (repositories) => {
      await repositories.payments.lockAccount(payment.accountId);
      const [existing] = await repositories.subscriptions.findByAccountIds([payment.accountId]);
      const stored = await repositories.payments.find(payment.id);
      if (existing && stored?.status === 'SUCCEEDED') return existing;
      const now = clock.now();
      existing?.activate(plan, now);
      const subscription = existing ?? Subscription.start(payment.accountId, plan, now);
      const saved = await store(repositories, subscription);
      await repositories.payments.succeed(payment.id, subscription.snapshot.id, reference);
      return saved;
    });
  }

  async function change(accountId: string, apply: (subscription: Subscription, now: Date) => void) {
    return transactor.run(async (repositories) => {
      const [subscription] = await repositories.subscriptions.findByAccountIds([accountId]);
      if (!subscription) throw new NotFoundError('A subscription');
      apply(subscription, clock.now());
      return store(repositories, subscription);
    });
  }

  return {
    plans: () => plans.all(),
    findByAccountIds: (accountIds: readonly string[]) => subscriptions.findByAccountIds(accountIds),

    /**
     * Pays for a plan and gives access. Repeating a call with its idempotency key charges nothing more.
     * @throws NotFoundError, PaymentDeclinedError, PaymentInProgressError, IllegalTransitionError
     */
    async subscribe(accountId: string, request: SubscribeRequest): Promise<Subscription> {
      const { idempotencyKey, paymentMethod } = request;
      if (idempotencyKey.length === 0 || idempotencyKey.length > LONGEST_KEY) {
        throw new InvalidInputError({ idempotencyKey: `Give a key of 1 to ${LONGEST_KEY} characters.` });
      }
      const plan = await findPlan(request.planId);
      const payment = await openPayment(accountId, plan, idempotencyKey);
      if (payment.status === 'DECLINED') throw new PaymentDeclinedError(payment.declineReason ?? 'declined');
      // What was paid stays paid, whatever way to pay a repeat names: the gateway is not asked again.
      const paid = payment.status === 'SUCCEEDED' ? await find(accountId) : null;
      if (paid) return paid;
      const result = await gateway.charge({
        idempotencyKey: payment.id,
        amount: payment.amount,
        paymentMethod,
        customer: null,
      });
      if (result.outcome === 'unknown') throw new PaymentInProgressError();
      if (result.outcome === 'declined') {
        await transactor.run(({ payments }) => payments.decline(payment.id, result.reason));
        throw new PaymentDeclinedError(result.reason);
      }
      return completePayment(payment, plan, result.reference);
    },

    /** Ends the subscription with its period. @throws NotFoundError, IllegalTransitionError */
    cancel: (accountId: string) => change(accountId, (subscription, now) => subscription.cancel(now)),

    /** Takes a cancellation back. @throws NotFoundError, IllegalTransitionError */
    resume: (accountId: string) => change(accountId, (subscription, now) => subscription.resume(now)),

    entitlementOf,
  };
}

function requireSamePlan(payment: Payment, plan: Plan): Payment {
  if (payment.planId === plan.id) return payment;
  throw new InvalidInputError({ idempotencyKey: 'This key was used for another plan. Choose a new one.' });
}

/** Goes on with a payment that nobody has brought to its end. @throws PaymentInProgressError while somebody may */
async function takeOver(
  { payments }: SubscriptionRepositories,
  { pending, plan, idempotencyKey, now }: { pending: Payment; plan: Plan; idempotencyKey: string; now: Date },
): Promise<Payment> {
  const isUnderWay = now.getTime() - pending.createdAt.getTime() < ABANDONED_AFTER_MS;
  if (isUnderWay || pending.planId !== plan.id) throw new PaymentInProgressError();
  await payments.rename(pending.id, idempotencyKey);
  return { ...pending, idempotencyKey };
}
