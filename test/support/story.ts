import { PLATFORM } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import type { PlanTier } from '../../src/shared/plan-tier.js';
import type { CreateProfileInput } from '../generated/graphql.js';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';
import type { Platform } from './platform.js';

/** A person who has signed up, with a client. */
export interface Viewer {
  readonly client: GraphqlClient;
  readonly accountId: string;
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface MovieWish {
  readonly kind?: 'MOVIE' | 'SERIES' | 'EPISODE';
  readonly place?: {
    readonly seriesId: string;
    readonly seasonNumber: number;
    readonly episodeNumber: number;
  };
  readonly name?: string;
  readonly genres?: readonly string[];
  readonly minimumAge?: number;
  readonly status?: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  readonly requiredTier?: PlanTier;
  readonly runtimeSeconds?: number;
  readonly popularity?: number;
  /** Null: unknown. */
  readonly releaseDate?: string | null;
  /** Null: unrated. */
  readonly averageRating?: number | null;
}

export interface SeriesWish extends Omit<MovieWish, 'kind' | 'place'> {
  /** The number of episodes of each season. */
  readonly seasons: readonly number[];
}

export const PASSWORD = 'correct horse battery staple';
export const RUNTIME_SECONDS = 6_000;

export type Story = ReturnType<typeof createStory>;

/** Creates the data of tests, through the public API where possible. */
export function createStory(platform: Platform) {
  const { prisma } = platform.engine.database;
  let people = 0;
  let reports = 0;

  async function viewer(): Promise<Viewer> {
    people += 1;
    const email = `viewer-${people}@example.com`;
    const { signUp } = await createGraphqlClient(platform.address).send(operations.SignUp, {
      input: { email, password: PASSWORD },
    });
    // Signing in requires a verified address; the tests about e-mail cover how that is done.
    await prisma.account.update({
      where: { id: signUp.account.id },
      data: { emailVerifiedAt: platform.clock.now() },
    });
    const client = createGraphqlClient(platform.address, signUp.accessToken);
    return { client, email, accountId: signUp.account.id, ...signUp };
  }

  /** The same person on another device, or on the same after a long time. */
  async function signIn({ email }: Viewer): Promise<Viewer> {
    const { signIn: signedIn } = await createGraphqlClient(platform.address).send(operations.SignIn, {
      input: { email, password: PASSWORD },
    });
    const client = createGraphqlClient(platform.address, signedIn.accessToken);
    return { client, email, accountId: signedIn.account.id, ...signedIn };
  }

  /** A person who was made an administrator, as by the command. */
  async function admin(): Promise<Viewer> {
    const someone = await viewer();
    await platform.engine.accounts.administration.setRole(someone.accountId, 'ADMIN', PLATFORM);
    return refresh(someone);
  }

  /** The same person on the same device, with new tokens. */
  async function refresh({ email, accountId, refreshToken }: Viewer): Promise<Viewer> {
    const { refreshTokens } = await createGraphqlClient(platform.address).send(operations.RefreshTokens, {
      input: { refreshToken },
    });
    const client = createGraphqlClient(platform.address, refreshTokens.accessToken);
    return { client, email, accountId, ...refreshTokens };
  }

  async function profileOf({ client }: Viewer, wish: Partial<CreateProfileInput> = {}) {
    const { createProfile } = await client.send(operations.CreateProfile, {
      input: { name: 'Alex', ...wish },
    });
    return createProfile;
  }

  async function subscribe({ client }: Viewer, planCode = 'premium-monthly'): Promise<void> {
    const { plans } = await client.send(operations.Plans);
    const planId = plans.find(({ code }) => code === planCode)?.id ?? '';
    await client.send(operations.Subscribe, {
      input: { planId, paymentMethod: 'pm_card', idempotencyKey: newId() },
    });
  }

  /** Reports a position, as a player does. */
  async function watch(someone: Viewer, profileId: string, titleId: string, positionSeconds: number) {
    reports += 1;
    const observedAt = platform.clock.now().toISOString();
    const { recordProgress } = await someone.client.send(operations.RecordProgress, {
      input: { profileId, entries: [{ titleId, positionSeconds, observedAt, sequence: reports }] },
    });
    return recordProgress[0];
  }

  /** Published films; returns their ids, in the order of the parameters. */
  async function movies(wishes: readonly MovieWish[]): Promise<string[]> {
    const names = [...new Set(wishes.flatMap(({ genres }) => genres ?? ['Drama']))];
    await prisma.genre.createMany({
      data: names.map((name) => ({ id: newId(), name, slug: name.toLowerCase() })),
      skipDuplicates: true,
    });
    const genres = new Map((await prisma.genre.findMany()).map(({ id, name }) => [name, id]));
    const films = wishes.map((wish, index) => ({ id: newId(), wish, index }));
    await prisma.title.createMany({
      data: films.map(({ id, wish, index }) => ({
        id,
        kind: wish.kind ?? 'MOVIE',
        ...wish.place,
        status: wish.status ?? 'PUBLISHED',
        name: wish.name ?? `Movie ${index + 1}`,
        runtimeSeconds: wish.kind === 'SERIES' ? null : (wish.runtimeSeconds ?? RUNTIME_SECONDS),
        minimumAge: wish.minimumAge ?? 0,
        requiredTier: wish.requiredTier ?? null,
        popularity: wish.popularity ?? wishes.length - index,
        ...released(wish.releaseDate),
        averageRating: wish.averageRating ?? null,
        source: 'test',
        sourceId: id,
        createdAt: new Date(),
      })),
    });
    await prisma.titleGenre.createMany({
      data: films.flatMap(({ id, wish }) =>
        (wish.genres ?? ['Drama']).map((name) => ({ titleId: id, genreId: genres.get(name) ?? '' })),
      ),
    });
    return films.map(({ id }) => id);
  }

  /** A published film. */
  async function movie(wish: MovieWish = {}): Promise<string> {
    const [id = ''] = await movies([wish]);
    return id;
  }

  /** A published series with this many episodes in each season. */
  async function series({ seasons, ...wish }: SeriesWish) {
    const [id = ''] = await movies([{ ...wish, kind: 'SERIES' }]);
    await prisma.season.createMany({
      data: seasons.map((_count, index) => ({ seriesId: id, number: index + 1, createdAt: new Date() })),
    });
    const places = seasons.flatMap((count, season) =>
      Array.from({ length: count }, (_, index) => ({ seasonNumber: season + 1, episodeNumber: index + 1 })),
    );
    const episodes = await movies(
      places.map((place) => ({
        ...wish,
        name: `Part ${place.episodeNumber}`,
        kind: 'EPISODE',
        place: { seriesId: id, ...place },
      })),
    );
    return { id, episodes };
  }

  return {
    visitor: createGraphqlClient(platform.address),
    viewer,
    admin,
    signIn,
    refresh,
    profileOf,
    subscribe,
    watch,
    movies,
    movie,
    series,

    /** Watches each of the films to its end. */
    async finish(someone: Viewer, profileId: string, titleIds: readonly string[]) {
      for (const titleId of titleIds) await watch(someone, profileId, titleId, RUNTIME_SECONDS);
    },

    async viewerWithProfile() {
      const someone = await viewer();
      return { viewer: someone, profile: await profileOf(someone) };
    },

    async subscribedViewer(planCode?: string) {
      const someone = await viewer();
      await subscribe(someone, planCode);
      return { viewer: someone, profile: await profileOf(someone) };
    },
  };
}

function released(date: string | null = '2020-01-01') {
  if (date === null) return { releaseDate: null, releaseYear: null };
  return { releaseDate: new Date(date), releaseYear: Number(date.slice(0, 4)) };
}
