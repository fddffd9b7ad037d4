import type { RedisClient } from '../../../src/platform/redis/redis-client.js';

/** An event in a profile's live stream. */
export interface Published {
  readonly id: string;
  readonly titleId: string;
}

export interface Hearing {
  /** Expected events that were not received. */
  readonly unheard: number;
  /** Received twice, before an earlier event, or never published. */
  readonly wrongly: number;
}

/** The events sent to the devices of a profile, in order. */
export async function publishedTo(
  redis: RedisClient,
  prefix: string,
  profileId: string,
): Promise<Published[]> {
  const entries = await redis.xrange(`${prefix}:live:{${profileId}}:watch-progress`, '-', '+');
  return entries.map(([, fields]) => {
    const event: { id: string; payload: { titleId: string } } = JSON.parse(
      fields[fields.indexOf('event') + 1] ?? '{}',
    );
    return { id: event.id, titleId: event.payload.titleId };
  });
}

/**
 * Compares them with the events that a device has received. A device that fell behind gets only the newest position of
 * each title.
 */
export function judgeHearing(published: readonly Published[], heard: readonly string[]): Hearing {
  const places = new Map(published.map(({ id }, place) => [id, place]));
  const heardPlaces = heard.map((id) => places.get(id) ?? -1);
  const lastOfTitle = new Map<string, number>();
  for (const place of heardPlaces) lastOfTitle.set(published[place]?.titleId ?? '', place);
  const known = new Set(heardPlaces);
  return {
    unheard: published.filter(
      ({ titleId }, place) => !known.has(place) && place > (lastOfTitle.get(titleId) ?? -1),
    ).length,
    wrongly: heardPlaces.filter((place, index) => place <= (heardPlaces[index - 1] ?? -1)).length,
  };
}
