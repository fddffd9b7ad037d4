import { randomUUID } from 'node:crypto';
import { Refusal } from './client.js';
import { Guest } from './guest.js';
import { inTime } from './in-time.js';
import * as operations from './operations.js';

/** The account that may move the clock. */
export interface Administrator {
  readonly email: string;
  readonly password: string;
}

const MINUTE = 60;
const DAY = 86_400;
const FILM_POSITION_SECONDS = 120;

/**
 * Demonstrates a subscription in seconds: a trial, its first payment, a declined payment, the grace period, the
 * suspension that ends a stream, and the way back.
 * @throws when any step fails
 */
export async function walkSubscription(
  url: string,
  administrator: Administrator,
  say: (line: string) => void,
): Promise<void> {
  const tour = new SubscriptionTour(new Guest(url), new Guest(url), say);
  try {
    await tour.walk(administrator);
  } finally {
    await tour.close();
  }
}

class SubscriptionTour {
  private step = 0;
  private sequence = 0;
  private profileId = '';
  private film: { readonly id: string; readonly name: string } = { id: '', name: '' };

  constructor(
    private readonly viewer: Guest,
    private readonly admin: Guest,
    private readonly say: (line: string) => void,
  ) {}

  async walk(administrator: Administrator): Promise<void> {
    await this.arrive(administrator);
    await this.startTrial();
    await this.payFirst();
    await this.fallBehind();
    await this.beSuspended();
    await this.comeBack();
    await this.lookBack();
    this.headline('Done');
  }

  async close(): Promise<void> {
    await this.viewer.client.close();
  }

  private async arrive({ email, password }: Administrator): Promise<void> {
    this.headline('Sign up, and an administrator who can move the clock');
    const { signIn } = await this.admin.client.send(operations.SignIn, {
      input: { email, password, deviceName: 'Tour', platform: 'terminal' },
    });
    this.admin.signInWith(signIn);
    const input = {
      email: `tour-${randomUUID()}@example.com`,
      password: randomUUID(),
      deviceName: 'Tour',
      platform: 'terminal',
    };
    const { signUp } = await this.viewer.client.send(operations.SignUp, { input });
    this.viewer.signInWith(signUp);
    const { createProfile } = await this.viewer.client.send(operations.CreateProfile, {
      input: { name: 'Traveller' },
    });
    this.profileId = createProfile.id;
    const { titles } = await this.viewer.client.send(operations.PremiumTitles);
    const film = titles.edges.map(({ node }) => node).find(({ requiredTier }) => requiredTier !== null);
    if (!film) throw new Error('The catalog has no title that takes a subscription among its most popular.');
    this.film = film;
    this.say(`${signUp.account.email} would like to watch ${film.name}`);
    await this.expectRefused();
  }

  private async startTrial(): Promise<void> {
    this.headline('Start a trial, with a card that will be declined after its first payment');
    const { plans } = await this.viewer.client.send(operations.Plans);
    const plan = plans.find(({ tier, interval }) => tier === 'PREMIUM' && interval === 'MONTH');
    if (!plan) throw new Error('There is no monthly premium plan.');
    const input = {
      planId: plan.id,
      paymentMethod: 'pm_renewal_declined',
      idempotencyKey: randomUUID(),
      trial: true,
    };
    await this.viewer.client.send(operations.Subscribe, { input });
    await this.expectState('ACTIVE');
    await this.watch();
  }

  private async payFirst(): Promise<void> {
    this.headline('Seven days later the trial ends and is paid for');
    await this.pass(7 * DAY + MINUTE);
    await this.expectState('ACTIVE');
  }

  private async fallBehind(): Promise<void> {
    this.headline('A month later the card is declined: a week of grace');
    await this.pass(16 * DAY);
    await this.pass(16 * DAY);
    await this.expectState('GRACE_PERIOD');
    await this.watch();
  }

  private async beSuspended(): Promise<void> {
    this.headline('The last try fails too: suspended, and the stream ends');
    const { graceEndsAt } = await this.expectState('GRACE_PERIOD');
    const now = await this.pass(1);
    const left = Math.floor((Date.parse(graceEndsAt ?? '') - Date.parse(now)) / 1_000);
    // Just before the end, so that the player is signed in when it comes.
    await this.pass(left - 5 * MINUTE);
    const [last] = (await this.subscription()).history.edges;
    await this.viewer.client.connect();
    this.viewer.client.live(operations.SubscriptionChanged, { after: last?.node.id }, (event) => {
      this.say(`live: ${event.subscriptionChanged.event} (${event.subscriptionChanged.to})`);
    });
    const ended = new Promise<string>((resolve) => {
      this.viewer.client.live(operations.PlaybackEnded, { after: randomUUID() }, ({ playbackEnded }) =>
        resolve(playbackEnded.reason),
      );
    });
    await this.pass(6 * MINUTE);
    this.say(`live: playback ended (${await inTime('playbackEnded', ended)})`);
    await this.expectState('SUSPENDED');
    await this.expectRefused();
  }

  private async comeBack(): Promise<void> {
    this.headline('Another card brings it back at once');
    await this.viewer.client.send(operations.UpdatePaymentMethod, { input: { paymentMethod: 'pm_card' } });
    await this.expectState('ACTIVE');
    await this.watch();
  }

  private async lookBack(): Promise<void> {
    this.headline('What was written');
    const { history, invoices } = await this.subscription();
    for (const { node } of history.edges.toReversed()) {
      this.say(`  ${node.occurredAt.slice(0, 16)}  ${node.event.padEnd(18)} ${node.to}`);
    }
    for (const { node } of invoices.edges.toReversed()) {
      const total = `${(node.total.amountMinor / 100).toFixed(2)} ${node.total.currency}`;
      this.say(`  ${node.number}  ${node.reason.padEnd(10)} ${node.status.padEnd(5)} ${total}`);
    }
  }

  /** @returns the platform's time */
  private async pass(seconds: number): Promise<string> {
    const { advanceClock } = await this.admin.client.send(operations.AdvanceClock, { input: { seconds } });
    await this.admin.refresh();
    await this.viewer.refresh();
    this.say(`It is ${advanceClock.now}`);
    return advanceClock.now;
  }

  private async subscription() {
    const { mySubscription } = await this.viewer.client.send(operations.MySubscription);
    if (!mySubscription) throw new Error('There is no subscription.');
    return mySubscription;
  }

  private async expectState(state: string) {
    const subscription = await this.subscription();
    if (subscription.state !== state) throw new Error(`It is ${subscription.state} instead of ${state}.`);
    const { plan, accessUntil } = subscription;
    this.say(`${plan.name}: ${state}, ${accessUntil ? `titles open until ${accessUntil}` : 'titles closed'}`);
    return subscription;
  }

  private async watch(): Promise<void> {
    this.sequence += 1;
    const entry = {
      titleId: this.film.id,
      positionSeconds: FILM_POSITION_SECONDS,
      observedAt: new Date().toISOString(),
      sequence: this.sequence,
    };
    const input = { profileId: this.profileId, entries: [entry] };
    await this.viewer.client.send(operations.RecordProgress, { input });
    this.say(`${this.film.name} can be watched`);
  }

  private async expectRefused(): Promise<void> {
    try {
      await this.watch();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'SUBSCRIPTION_REQUIRED') throw error;
      this.say(`${this.film.name}: ${error.code}`);
      return;
    }
    throw new Error(`${this.film.name} could be watched.`);
  }

  private headline(text: string): void {
    this.step += 1;
    this.say(`\n${this.step}. ${text}`);
  }
}
