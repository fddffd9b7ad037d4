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
  description: 'How often a plan is paid for.',
});

const VideoQualityEnum: Record<VideoQuality, VideoQuality> = { SD: 'SD', HD: 'HD', UHD: 'UHD' };
registerEnumType(VideoQualityEnum, { name: 'VideoQuality', description: 'The best picture of a plan.' });

export const StateEnum: Record<StateName, StateName> = {
  ACTIVE: 'ACTIVE',
  GRACE_PERIOD: 'GRACE_PERIOD',
  SUSPENDED: 'SUSPENDED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
};
registerEnumType(StateEnum, {
  name: 'SubscriptionState',
  description: 'Where a subscription stands in its life. `hasAccess` tells whether it opens titles now.',
});

@ObjectType('Plan', { description: 'What can be subscribed to.', simpleResolvers: true })
export class PlanType implements Plan {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'A stable name, such as standard-monthly.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PlanTierEnum)
  tier!: PlanTier;

  @Field(() => MoneyType, { description: 'For each interval.' })
  price!: MoneyType;

  @Field(() => BillingIntervalEnum)
  interval!: BillingInterval;

  @Field(() => Int, {
    description:
      "For how many days an account's first subscription may be tried before it is paid for; 0 for none.",
  })
  trialDays!: number;

  @Field(() => Int, { description: 'How many streams may run at once.' })
  maxStreams!: number;

  @Field(() => Int, { description: 'How many devices may be signed in.' })
  maxDevices!: number;

  @Field(() => Int, { description: 'How many profiles the account may have.' })
  maxProfiles!: number;

  @Field(() => VideoQualityEnum)
  videoQuality!: VideoQuality;
}

@ObjectType('AccountSubscription', { description: "An account's right to watch.", simpleResolvers: true })
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

  @Field(() => DateTime, { nullable: true, description: 'When unpaid access ends.' })
  graceEndsAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the trial ends, or ended, and the first payment is made; null without a trial.',
  })
  trialEndsAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it ends with the current period.' })
  cancelAtPeriodEnd!: boolean;

  @Field(() => Boolean, { description: 'Whether it opens titles now.' })
  hasAccess!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it opens titles; null when it does not.',
  })
  accessUntil!: Date | null;

  @Field(() => String, { description: 'What happens next unless somebody acts, for people.' })
  nextAction!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it does: the next renewal, try, or end. Null when nothing happens by itself.',
  })
  nextActionAt!: Date | null;
}

@InputType('SubscribeInput', { description: 'A plan and how to pay for it.' })
export class SubscribeInput {
  @Field(() => ID)
  planId!: string;

  @Field(() => String, {
    description:
      "The payment gateway's name for a way to pay. The simulated gateway moves no money: `pm_declined` and `pm_insufficient_funds` are declined, anything else succeeds.",
  })
  paymentMethod!: string;

  @Field(() => String, {
    description:
      'Chosen by the client, 1 to 120 characters. Repeating a call with the same key charges nothing more; asking for another plan or with another way to pay takes another key.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Begin with the plan's trial: nothing is charged before it ends. For the first subscription of an account.",
  })
  trial!: boolean;
}

@InputType('ChangePlanInput', { description: 'A plan to go over to.' })
export class ChangePlanInput {
  @Field(() => ID)
  planId!: string;
}

@InputType('UpdatePaymentMethodInput', { description: 'How to pay from now on.' })
export class UpdatePaymentMethodInput {
  @Field(() => String, { description: "The payment gateway's name for a way to pay." })
  paymentMethod!: string;
}
