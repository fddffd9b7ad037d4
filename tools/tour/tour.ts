import { randomUUID } from 'node:crypto';
import { Refusal, TourClient } from './client.js';
import type { TourRecommendationFragment } from './generated/graphql.js';
import { inTime } from './in-time.js';
import * as operations from './operations.js';
import { openStream, refusalOf } from './stream.js';

interface Film {
  readonly id: string;
  readonly name: string;
  readonly runtimeSeconds: number | null;
}

/**
 * Walks through the product as a new viewer: sign-up, profile, subscription, a film that is played and watched to its
 * end, and the resulting recommendations.
 * @throws when any step fails
 */
export async function walk(url: string, say: (line: string) => void): Promise<void> {
  const client = new TourClient(url);
  try {
    await new Tour(client, say).walk();
  } finally {
    await client.close();
  }
}

class Tour {
  private step = 0;
  private sequence = 0;

  constructor(
    private readonly client: TourClient,
    private readonly say: (line: string) => void,
  ) {}

  async walk(): Promise<void> {
    await this.signUp();
    const profileId = await this.createProfile();
    await this.tryPremium(profileId);
    await this.subscribe();
    await this.lookAtHome(profileId);
    await this.search(profileId);
    const film = await this.chooseFilm(profileId);
    await this.play(profileId, film);
    const refreshed = await this.watchToTheEnd(profileId, film);
    this.printRecommendations(refreshed);
    this.headline('Done');
  }

  private async signUp(): Promise<void> {
    this.headline('Sign up');
    const email = `tour-${randomUUID()}@example.com`;
    const input = { email, password: randomUUID(), deviceName: 'Tour', platform: 'terminal' };
    const { signUp } = await this.client.send(operations.SignUp, { input });
    this.client.signInWith(signUp.accessToken);
    this.say(`Signed up as ${signUp.account.email}`);
  }

  private async createProfile(): Promise<string> {
    this.headline('Create a profile');
    const { genres } = await this.client.send(operations.Genres);
    const favourites = genres.toSorted((a, b) => b.titleCount - a.titleCount).slice(0, 2);
    const input = { name: 'Traveller', favouriteGenreIds: favourites.map(({ id }) => id) };
    const { createProfile } = await this.client.send(operations.CreateProfile, { input });
    this.say(`${createProfile.name} likes ${favourites.map(({ name }) => name).join(' and ')}`);
    return createProfile.id;
  }

  private async tryPremium(profileId: string): Promise<void> {
    this.headline('Try a premium title without a subscription');
    const { titles } = await this.client.send(operations.PremiumTitles);
    const premium = titles.edges.map(({ node }) => node).find(({ requiredTier }) => requiredTier !== null);
    if (!premium) throw new Error('The catalog has no premium title among its most popular.');
    try {
      await this.report(profileId, premium, 60);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'SUBSCRIPTION_REQUIRED') throw error;
      this.say(`${premium.name}: ${error.code}. ${error.message}`);
      return;
    }
    throw new Error(`${premium.name} could be watched without a subscription.`);
  }

  private async subscribe(): Promise<void> {
    this.headline('Subscribe');
    const { plans } = await this.client.send(operations.Plans);
    for (const { name, interval, price } of plans) {
      this.say(
        `  ${name.padEnd(10)} ${(price.amountMinor / 100).toFixed(2)} ${price.currency} / ${interval.toLowerCase()}`,
      );
    }
    const plan = plans.find(({ tier, interval }) => tier === 'PREMIUM' && interval === 'MONTH');
    if (!plan) throw new Error('There is no monthly premium plan.');
    const input = { planId: plan.id, paymentMethod: 'pm_card', idempotencyKey: randomUUID() };
    const { subscribe } = await this.client.send(operations.Subscribe, { input });
    this.say(
      `${subscribe.plan.name}: ${subscribe.state} until ${subscribe.currentPeriodEnd} (payment simulated)`,
    );
  }

  private async lookAtHome(profileId: string): Promise<void> {
    this.headline('Home');
    const { home } = await this.client.send(operations.Home, { profileId });
    if (home.rails.length === 0) throw new Error('The home page is empty.');
    for (const { title, explanation, items } of home.rails) {
      this.say(`${title} (${explanation})`);
      this.say(`  ${items.map(({ name }) => name).join(' · ')}`);
    }
  }

  private async search(profileId: string): Promise<void> {
    this.headline('Search as people type');
    for (const query of ['teh godfahter', 'kubrik shin', 'tidewatr']) {
      const { search } = await this.client.send(operations.Search, { query, profileId });
      const [first] = search.edges;
      if (!first) throw new Error(`Nothing is found for "${query}".`);
      const { name, kind, releaseYear } = first.node;
      this.say(
        `"${query}": ${name} (${kind.toLowerCase()}, ${releaseYear ?? 'undated'})  ${first.score.toFixed(2)}`,
      );
    }
  }

  private async chooseFilm(profileId: string): Promise<Film> {
    this.headline('What is recommended before anything was watched');
    const { recommendations } = await this.client.send(operations.Recommendations, { profileId, first: 10 });
    const nodes = recommendations.edges.map(({ node }) => node);
    this.printRecommendations(nodes.slice(0, 5));
    const film = nodes.find(({ title }) => title?.kind === 'MOVIE')?.title;
    if (!film) throw new Error('No film is recommended.');
    return film;
  }

  private async play(profileId: string, film: Film): Promise<void> {
    this.headline(`Play ${film.name}`);
    const input = { profileId, titleId: film.id };
    const { startPlayback } = await this.client.send(operations.StartPlayback, { input });
    const { sessionId, manifestUrl, heartbeatIntervalSeconds } = startPlayback;
    this.say(`Signed for this stream, and anew every ${heartbeatIntervalSeconds} s:`);
    this.say(`  ${manifestUrl.replace(/(URISigningPackage=[^/]{8})[^/]+/, '$1…')}`);
    const { resolutions, segmentBytes } = await openStream(manifestUrl);
    this.say(`Pictures: ${resolutions.join(', ')}. First segment: ${segmentBytes} bytes`);
    await this.client.send(operations.StopPlayback, { input: { sessionId } });
    this.say(`Stopped. The same address now answers ${await refusalOf(manifestUrl)}`);
  }

  private async watchToTheEnd(profileId: string, film: Film): Promise<readonly TourRecommendationFragment[]> {
    this.headline(`Watch ${film.name} to the end`);
    await this.client.connect();
    this.client.live(operations.WatchProgressUpdated, { profileId }, ({ watchProgressUpdated: update }) => {
      this.say(`live: ${update.title?.name} at ${Math.round(update.share * 100)} % (${update.state})`);
    });
    const refreshed = new Promise<readonly TourRecommendationFragment[]>((resolve) => {
      this.client.live(
        operations.RecommendationsRefreshed,
        { profileId },
        ({ recommendationsRefreshed: event }) => {
          this.say(`live: recommendations refreshed (${event.reason})`);
          resolve(event.recommendations.edges.map(({ node }) => node));
        },
      );
    });
    const seconds = film.runtimeSeconds ?? 6_000;
    await this.report(profileId, film, Math.round(seconds * 0.1));
    const { continueWatching } = await this.client.send(operations.ContinueWatching, { profileId });
    if (continueWatching.edges.length !== 1) throw new Error('Continue Watching does not show the film.');
    this.say(`Continue Watching: ${continueWatching.edges.map(({ node }) => node.title?.name).join(', ')}`);
    await this.report(profileId, film, Math.round(seconds * 0.5));
    await this.report(profileId, film, Math.round(seconds * 0.98));
    return inTime('recommendationsRefreshed', refreshed);
  }

  private async report(profileId: string, film: Film, positionSeconds: number): Promise<void> {
    this.sequence += 1;
    const observedAt = new Date().toISOString();
    const entry = { titleId: film.id, positionSeconds, observedAt, sequence: this.sequence };
    await this.client.send(operations.RecordProgress, { input: { profileId, entries: [entry] } });
  }

  private printRecommendations(recommendations: readonly TourRecommendationFragment[]): void {
    if (recommendations.length === 0) throw new Error('Nothing is recommended.');
    for (const { rank, score, title, explanation } of recommendations) {
      this.say(
        `${String(rank).padStart(2)}. ${title?.name} (${title?.releaseYear ?? 'undated'})  ${score.toFixed(4)}  ${explanation.summary}`,
      );
      for (const { strategy, weight, rawScore, weightedScore } of explanation.contributions) {
        this.say(
          `      ${strategy.padEnd(14)} ${weight.toFixed(2)} × ${rawScore.toFixed(4)} = ${weightedScore.toFixed(4)}`,
        );
      }
    }
  }

  private headline(text: string): void {
    this.step += 1;
    this.say(`\n${this.step}. ${text}`);
  }
}
