import type { Actor } from '../../../shared/actor.js';
import type { DeviceSession, EndingReason } from './device-session.js';

/** The audit action for the end of a session. Other reasons are in the details. */
const ACTION_OF: Partial<Record<EndingReason, string>> = {
  SIGNED_OUT: 'accounts.signed_out',
  REVOKED: 'accounts.device_revoked',
  TOKEN_REUSED: 'accounts.refresh_token_reused',
};

const subjectOf = (id: string) => ({ type: 'device', id });

/** After signing in, the actor is the account. */
export function signedInRecord({ id, accountId, createdAt }: DeviceSession, actor: Actor) {
  return {
    actor: { ...actor, accountId, sessionId: id },
    action: 'accounts.signed_in',
    subject: subjectOf(id),
    details: { accountId },
    occurredAt: createdAt,
  };
}

export function sessionEndedRecord(
  { id, accountId }: { readonly id: string; readonly accountId: string },
  because: EndingReason,
  actor: Actor,
  occurredAt: Date,
) {
  return {
    actor,
    action: ACTION_OF[because] ?? 'accounts.device_signed_out',
    subject: subjectOf(id),
    details: { accountId, because },
    occurredAt,
  };
}
