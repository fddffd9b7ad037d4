import { untilAborted } from '../../../src/platform/async/deadline.js';

/** The event that a device gets when a profile's recommendations were recomputed. */
export interface Refreshed {
  readonly profileId: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly occurredAt: string;
}

/** A request with which a profile finishes a film, and the events of one of its devices. */
export interface FinishingRequest {
  readonly profileId: string;
  readonly send: () => Promise<unknown>;
  readonly refreshes: AsyncIterator<Refreshed, unknown>;
}

/** Far more than it ever takes: after this, the event counts as lost. */
const LOST_AFTER_MS = 15_000;

/**
 * Sends the request.
 * @returns milliseconds until the device gets the event
 * @throws Error when it gets another event, or none within fifteen seconds
 */
export async function timeRefresh({ profileId, send, refreshes }: FinishingRequest): Promise<number> {
  const notified = untilAborted(nextOf(refreshes), AbortSignal.timeout(LOST_AFTER_MS));
  const sentAt = Date.now();
  const begin = performance.now();
  const [{ refreshed, at }] = await Promise.all([notified, send()]);
  requireCausedBy({ profileId, sentAt }, refreshed);
  return at - begin;
}

async function nextOf(
  refreshes: AsyncIterator<Refreshed, unknown>,
): Promise<{ readonly refreshed: Refreshed; readonly at: number }> {
  const { done, value } = await refreshes.next();
  if (done) throw new Error('The events of a device have ended.');
  return { refreshed: value, at: performance.now() };
}

/** An event that was computed before the film was finished would already be waiting. */
function requireCausedBy(
  { profileId, sentAt }: { readonly profileId: string; readonly sentAt: number },
  refreshed: Refreshed,
): void {
  const isOwn = refreshed.profileId === profileId && refreshed.reason === 'TITLE_COMPLETED';
  if (!isOwn || Date.parse(refreshed.occurredAt) < sentAt) {
    throw new Error(`A device received another event: ${JSON.stringify(refreshed)}`);
  }
}
