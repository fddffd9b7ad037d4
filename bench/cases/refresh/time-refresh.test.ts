import { describe, expect, it } from 'vitest';
import { type Refreshed, timeRefresh } from './time-refresh.js';

const profileId = 'a-profile';
const nextYear = new Date(Date.now() + 365 * 86_400_000).toISOString();

/** Times a request that is answered at once, on a device that gets this event. */
function timeTold(...told: readonly Refreshed[]): Promise<number> {
  async function* tell(): AsyncGenerator<Refreshed, void> {
    yield* told;
  }
  return timeRefresh({ profileId, send: async () => undefined, refreshes: tell() });
}

describe('the time until a device is told', () => {
  it('ends with what the finished film caused', async () => {
    await expect(
      timeTold({ profileId, reason: 'TITLE_COMPLETED', occurredAt: nextYear }),
    ).resolves.toBeGreaterThan(0);
  });

  it.each([
    ['of another profile', { profileId: 'another', reason: 'TITLE_COMPLETED', occurredAt: nextYear }],
    ['for another reason', { profileId, reason: 'TITLE_RATED', occurredAt: nextYear }],
    [
      'from before the film was finished',
      { profileId, reason: 'TITLE_COMPLETED', occurredAt: '2020-01-01T00:00:00Z' },
    ],
  ])('is not that of a refresh %s', async (_what, told) => {
    await expect(timeTold(told)).rejects.toThrow('told of something else');
  });

  it('is not known when the device is told nothing any more', async () => {
    await expect(timeTold()).rejects.toThrow('told nothing any more');
  });
});
