import { PLATFORM } from '../../../src/shared/actor.js';
import { DomainError } from '../../../src/shared/domain-error.js';
import { newId } from '../../../src/shared/ids.js';
import { insertAccounts } from '../bulk-accounts.js';
import { eachOf } from '../each-of.js';
import type { Platform } from '../platform.js';
import type { ModelPlan } from './arithmetic.js';
import type { Command, Jump, Sequence } from './commands.js';
import { BillingModel } from './model.js';
import { differences, readAccounts } from './stored-accounts.js';

const GOOD = 'pm_card';
const BAD = 'pm_declined';
/** Concurrent calls. */
const AT_A_TIME = 8;

/** An account, in the product and in the model. */
export interface Account {
  readonly id: string;
  readonly model: BillingModel;
  readonly sequence: Sequence;
  /** The last call of `subscribe` that got as far as a payment. */
  last: { readonly key: string; readonly plan: number; readonly pays: boolean } | null;
}

export interface Mismatch {
  readonly accountId: string;
  readonly sequence: Sequence;
  readonly round: number;
  readonly what: readonly string[];
}

/** Runs the sequences of many accounts on one timeline, in the product and in the model, and compares. */
export class BillingWorld {
  readonly accounts: readonly Account[];

  constructor(
    private readonly platform: Pick<Platform, 'engine' | 'clock'>,
    private readonly plans: readonly ModelPlan[],
    private readonly jumps: readonly Jump[],
    sequences: readonly Sequence[],
  ) {
    this.accounts = sequences.map((sequence) => ({
      id: newId(),
      model: new BillingModel(),
      sequence,
      last: null,
    }));
  }

  /** @returns the accounts on which product and model disagree, each at the first such round */
  async play(): Promise<Mismatch[]> {
    await insertAccounts(
      this.platform,
      this.accounts.map(({ id }) => id),
    );
    const mismatches = new Map<string, Mismatch>();
    const note = (account: Account, round: number, what: readonly string[]) => {
      if (what.length === 0 || mismatches.has(account.id)) return;
      mismatches.set(account.id, { accountId: account.id, sequence: account.sequence, round, what });
    };
    for (const [round, jump] of this.jumps.entries()) {
      this.platform.clock.advance(jump.pauseMs);
      await eachOf(this.accounts, AT_A_TIME, async (account) => {
        const command = account.sequence[round];
        if (command) note(account, round, await this.take(account, command));
      });
      this.platform.clock.advance(jump.ms);
      if (jump.isSwept) await this.sweep();
      const stored = await readAccounts(this.platform, this.accounts);
      for (const account of this.accounts) {
        note(account, round, differences(account.model, stored.get(account.id), this.now));
      }
    }
    return [...mismatches.values()];
  }

  private get now(): number {
    return this.platform.clock.now().getTime();
  }

  private async sweep(): Promise<void> {
    await this.platform.engine.subscriptions.billing.sweep.run();
    for (const { model } of this.accounts) if (model.state !== null) model.sweep(this.now);
  }

  /** @returns the differences between the results */
  private async take(account: Account, command: Command): Promise<string[]> {
    const takeBack = account.model.save();
    const [expected, call] = this.prepare(account, command);
    if (expected === null) return [];
    if (expected === 'CONFLICT') takeBack();
    const answer = await answerOf(call);
    return answer === expected ? [] : [`${command.kind} answers ${answer} instead of ${expected}`];
  }

  private prepare(
    account: Account,
    command: Command,
  ): [expected: string | null, call: () => Promise<unknown>] {
    const { service, administration } = this.platform.engine.subscriptions;
    const { id, model } = account;
    const { now } = this;
    const plan = 'plan' in command ? this.planAt(command.plan) : this.planAt(0);
    const step = { accountId: id, reason: 'Because' };
    switch (command.kind) {
      case 'subscribe': {
        const key = newId();
        const expected = model.subscribe(plan, command.pays, now);
        if (expected !== 'CONFLICT') account.last = { key, plan: command.plan, pays: command.pays };
        return [expected, () => service.subscribe(id, this.request(command.plan, command.pays, key, false))];
      }
      case 'repeatSubscribe': {
        const { last } = account;
        if (!last) return [null, async () => undefined];
        return [
          model.repeatSubscribe(),
          () => service.subscribe(id, this.request(last.plan, last.pays, last.key, false)),
        ];
      }
      case 'trial':
        return [
          model.trial(plan, command.pays, now),
          () => service.subscribe(id, this.request(command.plan, command.pays, newId(), true)),
        ];
      case 'changePlan':
        return [model.changePlan(plan, now), () => service.changePlan(id, plan.id)];
      case 'updatePaymentMethod':
        return [
          model.updatePaymentMethod(command.pays, now),
          () => service.updatePaymentMethod(id, command.pays ? GOOD : BAD),
        ];
      case 'cancel':
        return [model.cancel(now), () => service.cancel(id)];
      case 'resume':
        return [model.resume(now), () => service.resume(id)];
      case 'payOutstanding':
        return [model.payOutstanding(now), () => service.payOutstanding(id)];
      case 'suspend':
        return [model.suspend(now), () => administration.suspend(step, PLATFORM)];
      default:
        return [model.reinstate(now), () => administration.reinstate(step, PLATFORM)];
    }
  }

  private request(plan: number, pays: boolean, idempotencyKey: string, trial: boolean) {
    const paymentMethod = pays ? GOOD : BAD;
    return { planId: this.planAt(plan).id, paymentMethod, idempotencyKey, trial };
  }

  private planAt(index: number): ModelPlan {
    const plan = this.plans[index];
    if (!plan) throw new Error(`There is no plan ${index}.`);
    return plan;
  }
}

async function answerOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
