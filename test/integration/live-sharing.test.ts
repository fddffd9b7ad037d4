import { describe, expect, test } from 'vitest';
import { watchProgressTopic } from '../../src/modules/watching/watching.live.js';
import { newId } from '../../src/shared/ids.js';
import { openShopSocket, type RawSocket } from '../support/graphql/raw-socket.js';
import { profilesOf } from '../support/profiles.js';
import { createStory, RUNTIME_SECONDS, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);

/** Selects only fields of the event itself, so that one answer serves all followers. */
const QUERY = `subscription Positions($profileId: ID!, $after: ID) {
  watchProgressUpdated(profileId: $profileId, after: $after) { __typename id occurredAt positionSeconds state share }
}`;

/** Follows a profile with a chosen operation id, and waits until the subscription is active. */
async function follow({ accessToken }: Viewer, profileId: string, id: string): Promise<RawSocket> {
  const url = `${platform.address.replace('http', 'ws')}/graphql`;
  const raw = await openShopSocket(url, `Bearer ${accessToken}`);
  raw.send({ type: 'subscribe', id, payload: { query: QUERY, variables: { profileId, after: newId() } } });
  await raw.heard('next', id);
  return raw;
}

const OCCURRED = new Date('2026-03-01T12:00:00Z');

async function publish(profileId: string, titleId: string, positionSeconds: number): Promise<string> {
  const id = newId();
  await platform.engine.liveTopics.publish(watchProgressTopic, profileId, {
    id,
    occurredAt: OCCURRED,
    payload: {
      profileId,
      titleId,
      positionSeconds,
      durationSeconds: RUNTIME_SECONDS,
      state: 'IN_PROGRESS',
      observedAt: OCCURRED.toISOString(),
    },
  });
  return id;
}

async function household() {
  const { viewer, profile } = await story.viewerWithProfile();
  const film = await story.movie();
  await publish(profile.id, film, 0);
  const television = await story.signIn(viewer);
  return { viewer, television, profileId: profile.id, film };
}

describe('a shared live event', () => {
  test('reaches each subscriber once, in order, with the id of its subscription', async () => {
    const { viewer, television, profileId, film } = await household();
    const phone = await follow(viewer, profileId, 'a "quoted" id');
    const screen = await follow(television, profileId, '2');
    const published: string[] = [];
    for (let position = 1; position <= 5; position += 1)
      published.push(await publish(profileId, film, position));

    for (const [raw, id] of [
      [phone, 'a "quoted" id'],
      [screen, '2'],
    ] as const) {
      await expect.poll(() => raw.messages.filter(({ type }) => type === 'next').length).toBe(6);
      expect(raw.messages.slice(-5)).toEqual(
        published.map((event, index) => ({
          id,
          type: 'next',
          payload: {
            data: {
              watchProgressUpdated: {
                __typename: 'WatchProgressUpdated',
                id: event,
                occurredAt: OCCURRED.toISOString(),
                positionSeconds: index + 1,
                state: 'IN_PROGRESS',
                share: (index + 1) / RUNTIME_SECONDS,
              },
            },
          },
        })),
      );
      raw.socket.close();
    }
  });

  test('does not reach an ended subscription, while others on its socket continue', async () => {
    const { viewer, profileId, film } = await household();
    const raw = await follow(viewer, profileId, 'first');
    raw.send({
      type: 'subscribe',
      id: 'second',
      payload: { query: QUERY, variables: { profileId, after: newId() } },
    });
    await raw.heard('next', 'second');
    raw.send({ type: 'complete', id: 'first' });
    raw.send({ type: 'ping' });
    await raw.heard('pong');
    await publish(profileId, film, 1);
    await publish(profileId, film, 2);
    const heardBy = (id: string) =>
      raw.messages.filter((message) => message.id === id && message.type === 'next');
    await expect.poll(() => heardBy('second').length).toBe(3);
    expect(heardBy('first')).toHaveLength(1);
    raw.socket.close();
  });

  test('does not reach a device on which the profile is locked', async () => {
    const { viewer, television, profileId, film } = await household();
    const screen = await follow(television, profileId, '1');
    await publish(profileId, film, 1);
    await expect.poll(() => screen.messages.filter(({ type }) => type === 'next').length).toBe(2);

    await profilesOf(viewer).setPin({ profileId, pin: '2580' });
    await screen.heard('complete', '1');
    await publish(profileId, film, 2);
    const payloads = screen.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload);
    expect(payloads).toHaveLength(3);
    expect(payloads.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'PIN_REQUIRED' } }] });
    screen.socket.close();
  });
});
