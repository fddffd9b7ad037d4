import { untilAborted } from '../../../src/platform/async/deadline.js';

/** What a device is told when a profile's recommendations were worked out anew. */
export interface Refreshed {
  readonly profileId: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly occurredAt: string;
}

/** A request by which a profile finishes a film, and what one of its devices is told. */
export interface FinishingRequest {
  readonly profileId: string;
  readonly send: () => Promise<unknown>;
  readonly refreshes: AsyncIterator<Refreshed, unknown>;
}

/** Far more than it ever takes: who waits longer waits for what is lost. */
const LOST_AFTER_MS = 15_000;

/**
 * Sends the request.
 * @returns milliseconds from then until the device is told
 * @throws Error when it is told of something else, or of nothing within fifteen seconds
 */
export async function timeRefresh({ profileId, send, refreshes }: FinishingRequest): Promise<number> {
  const told = untilAborted(nextOf(refreshes), AbortSignal.timeout(LOST_AFTER_MS));
  const sentAt = Date.now();
  const begin = performance.now();
  const [{ refreshed, at }] = await Promise.all([told, send()]);
  requireCausedBy({ profileId, sentAt }, refreshed);
  return at - begin;
}

async function nextOf(
  refreshes: AsyncIterator<Refreshed, unknown>,
): Promise<{ readonly refreshed: Refreshed; readonly at: number }> {
  const { done, value } = await refreshes.next();
  if (done) throw new Error('A device is told nothing any more.');
  return { refreshed: value, at: performance.now() };
}

/** One that was worked out before the film was finished would have waited for the device. */
function requireCausedBy(
  { profileId, sentAt }: { readonly profileId: string; readonly sentAt: number },
  refreshed: Refreshed,
): void {
  const isOwn = refreshed.profileId === profileId && refreshed.reason === 'TITLE_COMPLETED';
  if (!isOwn || Date.parse(refreshed.occurredAt) < sentAt) {
    throw new Error(`A device was told of something else: ${JSON.stringify(refreshed)}`);
  }
}
