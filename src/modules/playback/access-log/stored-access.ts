import { isId } from '../../../shared/ids.js';
import { shortenedNetworkOf } from '../../../shared/network.js';
import type { StoredAccess } from './access-entry.repository.js';
import type { AccessEntry } from './access-log.js';

const LONGEST_REASON = 80;
const LONGEST_REQUEST_ID = 120;
const CONTROLS = /\p{Cc}/gu;

/** The stored form of an access. */
export function toStoredAccess({ address, reason, requestId, ...entry }: AccessEntry): StoredAccess {
  return {
    id: entry.id,
    event: entry.event,
    occurredAt: entry.occurredAt,
    accountId: validId(entry.accountId),
    profileId: validId(entry.profileId),
    deviceSessionId: validId(entry.deviceSessionId),
    playbackSessionId: validId(entry.playbackSessionId),
    titleId: validId(entry.titleId),
    reason: reason && plain(reason, LONGEST_REASON),
    requestId: requestId && plain(requestId, LONGEST_REQUEST_ID),
    network: address && shortenedNetworkOf(address),
  };
}

/** Clients send arbitrary ids. An entry with an invalid one would prevent its whole batch from being stored. */
function validId(id: string | null): string | null {
  return id !== null && isId(id) ? id : null;
}

/** The database rejects NUL, and text that is too long. */
function plain(text: string, longest: number): string {
  return text.replaceAll(CONTROLS, '').slice(0, longest);
}
