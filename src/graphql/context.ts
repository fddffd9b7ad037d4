import type { LiveTopics } from '../platform/events/live-topics.js';
import type { Actor } from '../shared/actor.js';
import { UnauthenticatedError } from '../shared/domain-error.js';
import type { Viewer } from '../shared/viewer.js';

/** The context of every operation. Modules add their loaders to it. */
export interface RequestContext {
  readonly requestId: string;
  /** The client's network address. */
  readonly address: string;
  /** The client's country, as ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  /** Null for a visitor. */
  readonly viewer: Viewer | null;
  /** The topics that live fields subscribe to. */
  readonly liveTopics: LiveTopics;
}

/**
 * The signed-in viewer.
 * @throws UnauthenticatedError when there is none
 */
export function requireViewer(context: RequestContext): Viewer {
  if (context.viewer === null) throw new UnauthenticatedError();
  return context.viewer;
}

/**
 * The profile that a field is resolved for: the one in its arguments, or else the one that the device is bound to. Null
 * for no profile.
 */
export function profileAskedFor(
  named: string | null | undefined,
  { viewer }: Pick<RequestContext, 'viewer'>,
): string | null {
  return named ?? viewer?.boundProfileId ?? null;
}

/** The caller, for the audit log. */
export function actorOf({ viewer, address, requestId }: RequestContext): Actor {
  return {
    accountId: viewer?.accountId ?? null,
    sessionId: viewer?.sessionId ?? null,
    address,
    requestId,
  };
}
