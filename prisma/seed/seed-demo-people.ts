import type pg from 'pg';
import { newId } from '../../src/shared/ids.js';
import type { Film } from './films/clean-films.js';
import type { WrittenSeries } from './series/write-series.js';
import { createRandom } from './viewers/random.js';
import { beforeHistories, simulateWatches } from './viewers/simulate-watches.js';
import type { Taste } from './viewers/taste.js';
import { type NewProfile, writeAccounts } from './write-accounts.js';
import type { TitleIds } from './write-catalog.js';
import { type ProfileWatches, withTitleIds, writeWatches } from './write-watches.js';

export const DEMO_VIEWER_EMAIL = 'viewer@demo.streamcore.dev';
export const DEMO_ADMIN_EMAIL = 'admin@demo.streamcore.dev';

const PLAN_CODE = 'standard-monthly';
const SEED = 19_951_215;
const BEGUN_SERIES = 'Tidewater Station';
const DAY_MS = 86_400_000;

/** A demo profile, and the taste its history is made from. */
interface DemoProfile extends NewProfile {
  readonly taste: Taste;
  readonly watchCount: number;
  readonly favouriteGenres: readonly string[];
}

export interface DemoPeople {
  readonly passwordHashes: { readonly viewer: string; readonly admin: string };
  readonly films: readonly Film[];
  readonly titleIds: TitleIds;
  readonly series: readonly WrittenSeries[];
  readonly now: Date;
}

/** Writes the viewer and the admin that a newcomer signs in as. */
export async function seedDemoPeople(client: pg.ClientBase, people: DemoPeople): Promise<void> {
  const profiles = demoProfiles();
  const viewer = {
    id: newId(),
    email: DEMO_VIEWER_EMAIL,
    passwordHash: people.passwordHashes.viewer,
    role: 'VIEWER',
    origin: 'SIGNED_UP',
    profiles,
  } as const;
  const admin = {
    id: newId(),
    email: DEMO_ADMIN_EMAIL,
    passwordHash: people.passwordHashes.admin,
    role: 'ADMIN',
    origin: 'SIGNED_UP',
    profiles: [],
  } as const;
  await writeAccounts(client, [viewer, admin], beforeHistories(people.now));
  await subscribe(client, viewer.id, people.now);
  await writeFavouriteGenres(client, profiles);
  const random = createRandom(SEED);
  const histories = profiles.map((profile) => ({
    profileId: profile.id,
    watches: withTitleIds(
      simulateWatches(
        random,
        { taste: profile.taste, count: profile.watchCount },
        people.films.filter((film) => mayWatch(profile, film)),
        people.now,
      ),
      people.titleIds,
    ),
  }));
  await writeWatches(client, [...histories, ...begunSeries(profiles, people)]);
}

function demoProfiles(): readonly DemoProfile[] {
  return [
    {
      id: newId(),
      name: 'Alex',
      avatar: 'aurora',
      isKids: false,
      maturityLimit: 18,
      taste: new Map([
        ['space and heroes', 0.7],
        ['crime and suspense', 0.3],
      ]),
      watchCount: 24,
      favouriteGenres: ['Science Fiction', 'Thriller'],
    },
    {
      id: newId(),
      name: 'Robin',
      avatar: 'comet',
      isKids: true,
      maturityLimit: 8,
      taste: new Map([['family evening', 1]]),
      watchCount: 10,
      favouriteGenres: ['Children', 'Adventure'],
    },
  ];
}

/** The first profile is in the middle of a series, so that there is one to go on with. */
function begunSeries([first]: readonly DemoProfile[], { series, now }: DemoPeople): ProfileWatches[] {
  const begun = series.find((one) => one.series.name === BEGUN_SERIES);
  if (!first || !begun) return [];
  const watches = begun.episodes.slice(0, 3).map((episode, index) => {
    const isLast = index === 2;
    const startedAt = new Date(now.getTime() - (3 - index) * DAY_MS);
    const positionSeconds = Math.floor(episode.runtimeSeconds * (isLast ? 0.4 : 1));
    return {
      film: episode,
      startedAt,
      observedAt: new Date(startedAt.getTime() + positionSeconds * 1000),
      positionSeconds,
      isCompleted: !isLast,
      halfStars: null,
    };
  });
  return [{ profileId: first.id, watches }];
}

function mayWatch(profile: DemoProfile, film: Film): boolean {
  return film.minimumAge <= profile.maturityLimit && film.requiredTier !== 'PREMIUM';
}

async function subscribe(client: pg.ClientBase, accountId: string, now: Date): Promise<void> {
  const subscriptionId = newId();
  await client.query(
    `INSERT INTO subscriptions (id, account_id, plan_id, state, current_period_start, current_period_end, anchor,
       payment_method, next_action_at, created_at)
     SELECT $1, $2, id, 'ACTIVE', $3, $3::timestamptz + interval '1 month', $3, 'pm_card',
       $3::timestamptz + interval '1 month', $3
     FROM plans WHERE code = $4`,
    [subscriptionId, accountId, now, PLAN_CODE],
  );
  await client.query(
    `INSERT INTO subscription_transitions (id, subscription_id, event, from_state, to_state, plan_id, occurred_at)
     SELECT $1, $2, 'activated', NULL, 'ACTIVE', id, $3 FROM plans WHERE code = $4`,
    [newId(), subscriptionId, now, PLAN_CODE],
  );
}

async function writeFavouriteGenres(client: pg.ClientBase, profiles: readonly DemoProfile[]): Promise<void> {
  const wishes = profiles.flatMap(({ id, favouriteGenres }) =>
    favouriteGenres.map((genre) => ({ id, genre })),
  );
  await client.query(
    `INSERT INTO profile_favourite_genres (profile_id, genre_id)
     SELECT profile_id, genres.id FROM unnest($1::uuid[], $2::text[]) AS wish (profile_id, name) JOIN genres USING (name)`,
    [wishes.map(({ id }) => id), wishes.map(({ genre }) => genre)],
  );
}
