import { decodeJwt } from 'jose';
import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import type { TestClock } from '../clock.js';
import * as deviceOperations from '../device-operations.js';
import { createGraphqlClient, GraphqlFailure } from '../graphql-client.js';
import * as operations from '../operations.js';
import { KnownSession } from './known-session.js';
import type { Step } from './steps.js';
import { Violation } from './violation.js';

/** The platform of the trial, whose clock is moved. */
export interface SignInWorld {
  readonly address: string;
  readonly engine: Engine;
  readonly clock: TestClock;
}

export interface Counts {
  sent: number;
  acknowledged: number;
}

/** The result of a step, with the sessions that it must have ended. */
export interface Outcome {
  readonly step: Step;
  readonly acknowledged: boolean;
  readonly mustHaveEnded: readonly KnownSession[];
}

const PASSWORD = 'correct horse battery staple';
const MONTH_MS = 30 * 86_400_000;
/** Errors that are allowed when steps are made in any order. */
const PROPER_REFUSALS = new Set<unknown>(['UNAUTHENTICATED', 'NOT_FOUND', 'DEVICE_LIMIT_REACHED']);

/** An account, everything that its clients received, and their ways to use it. */
export class AccountAtWork {
  readonly sessions: KnownSession[] = [];
  private readonly email = `${newId()}@example.com`;
  readonly id = newId();

  constructor(
    private readonly world: SignInWorld,
    private readonly counts: Counts,
  ) {}

  async open(passwordHash: string): Promise<void> {
    const { prisma } = this.world.engine.database;
    const now = this.world.clock.now();
    const plan = await prisma.plan.findUniqueOrThrow({ where: { code: 'basic-monthly' } });
    const account = { id: this.id, email: this.email, passwordHash, emailVerifiedAt: now, createdAt: now };
    await prisma.account.create({ data: account });
    await prisma.subscription.create({
      data: {
        id: newId(),
        accountId: this.id,
        planId: plan.id,
        state: 'ACTIVE',
        currentPeriodStart: now,
        currentPeriodEnd: new Date(now.getTime() + MONTH_MS),
        anchor: now,
        paymentMethod: 'pm_card',
        version: 1,
        createdAt: now,
      },
    });
  }

  /** Makes a step. Its tokens are chosen before anything else happens. */
  take(step: Step): Promise<Outcome> {
    if (step.kind === 'signIn') return this.signIn(step);
    if (step.kind === 'refresh') return this.refresh(step);
    if (step.kind === 'revoke') return this.revoke(step);
    if (step.kind === 'signOutEverywhere') return this.signOutEverywhere(step);
    return this.changePlan(step);
  }

  private async signIn(step: Step & { kind: 'signIn' }): Promise<Outcome> {
    const replaced = step.replace === null ? null : this.session(step.replace);
    const input = { email: this.email, password: PASSWORD, replaceDeviceId: replaced?.id ?? null };
    const answer = await this.send(() => this.visitor.send(operations.SignIn, { input }));
    if (answer) {
      const { accessToken, refreshToken } = answer.signIn;
      const { sid, exp } = decodeJwt(accessToken);
      const session = new KnownSession(String(sid), refreshToken);
      session.noteAccess(accessToken, Number(exp) * 1000);
      this.sessions.push(session);
    }
    return this.outcome(step, answer !== null, answer && replaced ? [replaced] : []);
  }

  private async refresh(step: Step & { kind: 'refresh' }): Promise<Outcome> {
    const session = this.session(step.device);
    if (!session) return this.outcome(step, false);
    const refreshToken = session.token(step.token);
    const now = this.world.clock.now().getTime();
    const meaning = session.meaningOf(refreshToken, now);
    const answer = await this.send(() =>
      this.visitor.send(operations.RefreshTokens, { input: { refreshToken } }),
    );
    if (answer) {
      const renewed = answer.refreshTokens;
      if (meaning === 'current') session.noteSuccessor(refreshToken, renewed.refreshToken, now);
      else session.noteRepeated(renewed.refreshToken);
      session.noteAccess(renewed.accessToken, Number(decodeJwt(renewed.accessToken).exp) * 1000);
    }
    return this.outcome(step, answer !== null, session.live && meaning === 'misuse' ? [session] : []);
  }

  private async revoke(step: Step & { kind: 'revoke' }): Promise<Outcome> {
    const [by, device] = [this.session(step.by), this.session(step.device)];
    if (!by || !device) return this.outcome(step, false);
    const answer = await this.send(() =>
      this.clientOf(by).send(deviceOperations.RevokeDevice, { id: device.id }),
    );
    return this.outcome(step, answer !== null, answer ? [device] : []);
  }

  private async signOutEverywhere(step: Step & { kind: 'signOutEverywhere' }): Promise<Outcome> {
    const by = this.session(step.by);
    if (!by) return this.outcome(step, false);
    const known = this.sessions.filter((session) => !step.keep || session !== by);
    const operation = step.keep ? deviceOperations.SignOutOthers : operations.SignOutEverywhere;
    const answer = await this.send(() => this.clientOf(by).send(operation));
    return this.outcome(step, answer !== null, answer ? known : []);
  }

  private async changePlan(step: Step & { kind: 'changePlan' }): Promise<Outcome> {
    const { database, accounts } = this.world.engine;
    this.counts.sent += 1;
    await database.prisma.subscription.update({
      where: { accountId: this.id },
      data: { plan: { connect: { code: step.plan } } },
    });
    await accounts.deviceLimit.enforce(this.id);
    this.counts.acknowledged += 1;
    return this.outcome(step, true);
  }

  /** The response; null when it was refused. @throws Violation when it failed in a way that is not a valid response */
  private async send<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    this.counts.sent += 1;
    try {
      const answer = await ask();
      this.counts.acknowledged += 1;
      return answer;
    } catch (error) {
      if (error instanceof GraphqlFailure && PROPER_REFUSALS.has(error.extensions?.code)) return null;
      throw new Violation('lost', `A request failed: ${String(error)}`);
    }
  }

  private outcome(step: Step, acknowledged: boolean, mustHaveEnded: readonly KnownSession[] = []): Outcome {
    return { step, acknowledged, mustHaveEnded };
  }

  private session(place: number): KnownSession | null {
    return this.sessions[place % Math.max(1, this.sessions.length)] ?? null;
  }

  private get visitor() {
    return createGraphqlClient(this.world.address);
  }

  private clientOf({ accessToken }: KnownSession) {
    return createGraphqlClient(this.world.address, accessToken);
  }
}
