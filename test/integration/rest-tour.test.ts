import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { createRestClient, dataOf } from '../support/rest-client.js';
import { createStory, PASSWORD, RUNTIME_SECONDS } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';

/** Until there are recommendations, on a busy machine. */
const PATIENCE_MS = 60_000;

const platform = await usePlatform({ streaming: createTestStreaming() });
const story = createStory(platform);
const rest = await createRestClient(platform.address);

test('the tour of a viewer works over REST with the types of the OpenAPI document', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  await story.movies([{ name: 'Free For All' }, { name: 'The Long Way', requiredTier: 'PREMIUM' }]);
  const series = await story.series({ name: 'The Stairs', seasons: [2, 1] });
  await platform.engine.recommendations.learn();

  const signUp = dataOf(
    await rest.POST('/sign-up', { body: { email: 'rest@example.com', password: PASSWORD, platform: 'web' } }),
  );
  expect(signUp.account).toMatchObject({ email: 'rest@example.com', role: 'VIEWER', subscription: null });
  expect((await rest.GET('/me')).response.status).toBe(401);
  rest.signInWith(signUp.accessToken);
  expect(dataOf(await rest.GET('/me'))).toMatchObject({ id: signUp.account.id });

  const genres = dataOf(await rest.GET('/genres'));
  const { id: profileId, favouriteGenres } = dataOf(
    await rest.POST('/create-profile', {
      body: { name: 'Traveller', favouriteGenreIds: genres.map(({ id }) => id) },
    }),
  );
  expect(favouriteGenres).toHaveLength(genres.length);

  const found = dataOf(
    await rest.GET('/search', { params: { query: { query: 'teh lnog way', profileId } } }),
  );
  const [film] = found.edges.map(({ node }) => node);
  if (!film) throw new Error('The film is not found.');
  expect(film).toMatchObject({ name: 'The Long Way', requiredTier: 'PREMIUM' });

  const refused = await rest.POST('/start-playback', { body: { profileId, titleId: film.id } });
  expect(refused.response.status).toBe(402);
  expect(refused.error?.errors).toEqual([
    expect.objectContaining({ code: 'SUBSCRIPTION_REQUIRED', message: expect.stringMatching(/\w/) }),
  ]);

  const plans = dataOf(await rest.GET('/plans'));
  const plan = plans.find(({ code }) => code === 'premium-monthly');
  const declined = await rest.POST('/subscribe', {
    body: { planId: plan?.id ?? '', paymentMethod: 'pm_declined', idempotencyKey: newId() },
  });
  expect([declined.response.status, declined.error?.errors[0]?.code]).toEqual([402, 'PAYMENT_DECLINED']);
  const subscription = dataOf(
    await rest.POST('/subscribe', {
      body: { planId: plan?.id ?? '', paymentMethod: 'pm_card', idempotencyKey: newId() },
    }),
  );
  expect(subscription).toMatchObject({ state: 'ACTIVE', plan: { code: 'premium-monthly' } });
  const invoices = dataOf(await rest.GET('/my-subscription/invoices', { params: { query: { first: 1 } } }));
  expect(invoices?.edges[0]?.node).toMatchObject({ status: 'PAID', total: plan?.price });

  const playback = dataOf(await rest.POST('/start-playback', { body: { profileId, titleId: film.id } }));
  expect(playback.manifestUrl).toMatch(/^https?:/);
  const heartbeat = { sessionId: playback.sessionId, positionSeconds: 600 };
  dataOf(await rest.POST('/heartbeat-playback', { body: heartbeat }));
  expect(dataOf(await rest.GET('/playback-sessions'))).toMatchObject([{ title: { id: film.id } }]);
  const { sessionId } = playback;
  expect(dataOf(await rest.POST('/stop-playback', { body: { sessionId } }))).toEqual({ sessionId });
  const ended = await rest.POST('/heartbeat-playback', { body: heartbeat });
  expect([ended.response.status, ended.error?.errors[0]?.code]).toEqual([410, 'PLAYBACK_ENDED']);

  const continued = dataOf(await rest.GET('/continue-watching', { params: { query: { profileId } } }));
  expect(continued.edges.map(({ node }) => node.playable?.name)).toEqual(['The Long Way']);
  const entry = {
    titleId: film.id,
    positionSeconds: RUNTIME_SECONDS,
    observedAt: platform.clock.now().toISOString(),
    sequence: 1,
  };
  const progress = dataOf(await rest.POST('/record-progress', { body: { profileId, entries: [entry] } }));
  expect(progress).toMatchObject([{ state: 'COMPLETED', title: { id: film.id } }]);

  const recommended = await eventually(
    async () => dataOf(await rest.GET('/recommendations', { params: { query: { profileId, first: 5 } } })),
    ({ edges }) => edges.length > 0 && edges.every(({ node }) => node.title?.id !== film.id),
    PATIENCE_MS,
  );
  expect(recommended.edges[0]?.node.explanation.contributions.length).toBeGreaterThan(0);

  const home = dataOf(await rest.GET('/home', { params: { query: { profileId, railSize: 5 } } }));
  expect(home.rails.length).toBeGreaterThan(0);
  const whole = dataOf(
    await rest.GET('/title/{id}', { params: { path: { id: series.id }, query: { episodesFirst: 1 } } }),
  );
  if (!whole || !('seasons' in whole)) throw new Error('The series is none.');
  expect(whole.seasons.map(({ episodeCount, episodes }) => [episodeCount, episodes.edges.length])).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

test('administrators can read administrative resources by REST', async () => {
  const { viewer } = await story.subscribedViewer();
  rest.signInWith((await story.admin()).accessToken);
  const query = { email: viewer.email, first: 1 };
  const [found] = dataOf(await rest.GET('/admin/accounts', { params: { query } })).edges;
  const id = found?.node.id ?? '';
  expect(id).toBe(viewer.accountId);
  const payments = dataOf(
    await rest.GET('/admin/account/{id}/payments', { params: { path: { id }, query: { first: 1 } } }),
  );
  expect(payments.edges[0]?.node).toMatchObject({ status: 'SUCCEEDED' });
  for (const path of [
    '/admin/queues',
    '/admin/cache-stats',
    '/admin/models',
    '/admin/clock',
    '/admin/audit-log',
    '/admin/access-log',
    '/admin/billing-metrics',
    '/admin/subscription-distribution',
  ] as const) {
    expect((await rest.GET(path)).response.status).toBe(200);
  }
});
