import type { AuditLog, AuditRecord } from '../../../platform/audit/audit-log.js';
import { PLATFORM } from '../../../shared/actor.js';
import type { SigningKey } from '../domain/signing-key.js';
import type { SigningKeyRepository } from './signing-key.repository.js';

/** What takes part in a change of the signing keys. */
export interface SigningKeyTransaction {
  readonly keys: SigningKeyRepository;
  readonly audit: AuditLog;
}

export type SigningKeyStep = 'created' | 'retired' | 'reinstated' | 'revoked' | 'deleted';

/** What happened to a key, for the audit trail, with its times as they are now. */
export function signingKeyRecord(
  step: SigningKeyStep,
  { id, signsFrom, verifiesUntil }: SigningKey,
  now: Date,
): AuditRecord {
  return {
    actor: PLATFORM,
    action: `accounts.signing_key_${step}`,
    subject: { type: 'signing_key', id },
    after: { signsFrom: signsFrom.toISOString(), verifiesUntil: verifiesUntil?.toISOString() ?? null },
    occurredAt: now,
  };
}
