import { actorOf } from '../../graphql/context.js';
import { isSignedIn, type Rules, type ShieldRule, withRefusalListener } from '../../graphql/rules.js';
import { DomainError } from '../../shared/domain-error.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';

/**
 * Callers who may not request a title are logged like those who were refused it, but without waiting, because anyone
 * can cause that.
 */
export function playbackRules(ownsProfile: ShieldRule, journal: PlaybackJournal): Rules {
  const mayStart = withRefusalListener(ownsProfile, (refusal, { input }, context) => {
    const [titleId, profileId] = [String(input['titleId']), String(input['profileId'])];
    const reason = refusal instanceof DomainError ? refusal.code : 'FORBIDDEN';
    journal.note({ event: 'DENIED', reason, stream: { titleId, profileId }, actor: actorOf(context) });
  });
  return {
    Query: { playbackSessions: isSignedIn },
    Mutation: { startPlayback: mayStart, heartbeatPlayback: isSignedIn, stopPlayback: isSignedIn },
    Subscription: { playbackEnded: isSignedIn },
  };
}
