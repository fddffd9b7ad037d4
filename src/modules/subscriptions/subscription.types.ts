import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../graphql/money.types.js';
import { DateTime } from '../../graphql/scalars.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import { PlanTierEnum } from '../catalog/index.js';
import type { BillingInterval } from './domain/billing-period.js';
import type { Plan, VideoQuality } from './domain/plan.js';
import type { StateName } from './domain/subscription-state.js';

const BillingIntervalEnum: Record<BillingInterval, BillingInterval> = { MONTH: 'MONTH', YEAR: 'YEAR' };
registerEnumType(BillingIntervalEnum, {
  name: 'BillingInterval',
  description: 'The billing interval of a plan.',
});

const VideoQualityEnum: Record<VideoQuality, VideoQuality> = { SD: 'SD', HD: 'HD', UHD: 'UHD' };
registerEnumType(VideoQualityEnum, {
  name: 'VideoQuality',
  description: 'The best video quality of a plan.',
});

export const StateEnum: Record<StateName, StateName> = {
  ACTIVE: 'ACTIVE',
  GRACE_PERIOD: 'GRACE_PERIOD',
  SUSPENDED: 'SUSPENDED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
};
registerEnumType(StateEnum, {
  name: 'SubscriptionState',
  description: 'The state of a subscription. `hasAccess` says whether it currently gives access to titles.',
});

@ObjectType('Plan', { description: 'A plan that can be subscribed to.', simpleResolvers: true })
export class PlanType implements Plan {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'A stable name, such as standard-monthly.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PlanTierEnum)
  tier!: PlanTier;

  @Field(() => MoneyType, { description: 'Per billing interval.' })
  price!: MoneyType;

  @Field(() => BillingIntervalEnum)
  interval!: BillingInterval;

  @Field(() => Int, {
    description: "The length of the free trial of an account's first subscription, in days; 0 for none.",
  })
  trialDays!: number;

  @Field(() => Int, { description: 'The most concurrent streams.' })
  maxStreams!: number;

  @Field(() => Int, { description: 'The most devices that can be signed in.' })
  maxDevices!: number;

  @Field(() => Int, { description: 'The most profiles of an account.' })
  maxProfiles!: number;

  @Field(() => VideoQualityEnum)
  videoQuality!: VideoQuality;
}

@ObjectType('AccountSubscription', {
  description: "An account's subscription to a plan.",
  simpleResolvers: true,
})
export class SubscriptionType {
  @Field(() => ID)
  id!: string;

  accountId!: string;

  planId!: string;

  scheduledPlanId!: string | null;

  @Field(() => StateEnum)
  state!: StateName;

  @Field(() => DateTime)
  currentPeriodStart!: Date;

  @Field(() => DateTime)
  currentPeriodEnd!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When access ends unless the outstanding invoice is paid.',
  })
  graceEndsAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the trial ends or ended, and the first payment is due; null without a trial.',
  })
  trialEndsAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it ends at the end of the current period.' })
  cancelAtPeriodEnd!: boolean;

  @Field(() => Boolean, { description: 'Whether it currently gives access to titles.' })
  hasAccess!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When access to titles ends; null without access.',
  })
  accessUntil!: Date | null;

  @Field(() => String, { description: 'What happens next unless somebody acts, in words for the viewer.' })
  nextAction!: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When that happens: the next renewal, payment retry, or end. Null when nothing is scheduled.',
  })
  nextActionAt!: Date | null;
}

@InputType('SubscribeInput', { description: 'A plan, and the payment method.' })
export class SubscribeInput {
  @Field(() => ID)
  planId!: string;

  @Field(() => String, {
    description:
      "The gateway's id of a payment method. The simulated gateway moves no money: `pm_declined` and `pm_insufficient_funds` are declined, anything else succeeds.",
  })
  paymentMethod!: string;

  @Field(() => String, {
    description:
      'An idempotency key chosen by the client, 1 to 120 characters. Repeating a call with the same key charges nothing more; another plan or payment method requires a new key.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Start with the plan's free trial: nothing is charged before it ends. For an account's first subscription only, and once for each card.",
  })
  trial!: boolean;
}

@InputType('ChangePlanInput', { description: 'A plan to change to.' })
export class ChangePlanInput {
  @Field(() => ID)
  planId!: string;
}

@InputType('UpdatePaymentMethodInput', { description: 'The new payment method.' })
export class UpdatePaymentMethodInput {
  @Field(() => String, { description: "The gateway's id of a payment method." })
  paymentMethod!: string;
}
