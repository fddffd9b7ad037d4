import { describe, expect, it } from 'vitest';
import { type Refreshed, timeRefresh } from './time-refresh.js';

const profileId = 'a-profile';
const nextYear = new Date(Date.now() + 365 * 86_400_000).toISOString();

/** Times a request that is answered at once, on a device that gets this event. */
function timeNotified(...events: readonly Refreshed[]): Promise<number> {
  async function* tell(): AsyncGenerator<Refreshed, void> {
    yield* events;
  }
  return timeRefresh({ profileId, send: async () => undefined, refreshes: tell() });
}

describe('the time until a device is notified', () => {
  it('ends with what the finished film caused', async () => {
    await expect(
      timeNotified({ profileId, reason: 'TITLE_COMPLETED', occurredAt: nextYear }),
    ).resolves.toBeGreaterThan(0);
  });

  it.each([
    ['of another profile', { profileId: 'another', reason: 'TITLE_COMPLETED', occurredAt: nextYear }],
    ['for another reason', { profileId, reason: 'TITLE_RATED', occurredAt: nextYear }],
    [
      'from before the film was finished',
      { profileId, reason: 'TITLE_COMPLETED', occurredAt: '2020-01-01T00:00:00Z' },
    ],
  ])('is not that of a refresh %s', async (_what, event) => {
    await expect(timeNotified(event)).rejects.toThrow('received another event');
  });

  it('is not measured when the events of the device end', async () => {
    await expect(timeNotified()).rejects.toThrow('events of a device have ended');
  });
});
