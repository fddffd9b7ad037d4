import type { AuditLog, AuditRecord } from '../../../platform/audit/audit-log.js';
import { PLATFORM } from '../../../shared/actor.js';
import type { SigningKey } from '../domain/signing-key.js';
import type { SigningKeyRepository } from './signing-key.repository.js';

/** The repositories of a transaction that changes signing keys. */
export interface SigningKeyTransaction {
  readonly keys: SigningKeyRepository;
  readonly audit: AuditLog;
}

export type SigningKeyStep = 'created' | 'retired' | 'reinstated' | 'revoked' | 'deleted';

/** An audit entry for a change of a key, with its new times. */
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
