import type { Transactor } from '../../../platform/database/transactor.js';
import type { Clock } from '../../../shared/clock.js';
import { signerAt } from '../domain/signing-key.js';
import type { SigningKeyRepository, StoredSigningKey } from './signing-key.repository.js';
import { type SigningKeyTransaction, signingKeyRecord } from './signing-key-transaction.js';
import type { SigningKeyVault } from './signing-key-vault.js';

export interface SigningKeySourceOptions {
  readonly keys: SigningKeyRepository;
  readonly transactor: Transactor<SigningKeyTransaction>;
  readonly vault: SigningKeyVault;
  readonly clock: Clock;
}

/**
 * Reads the signing keys. If none signs, as at the first start, one is created: concurrent processes get the same one.
 */
export function createSigningKeySource({ keys, transactor, vault, clock }: SigningKeySourceOptions) {
  async function makeFirst(): Promise<StoredSigningKey[]> {
    return transactor.run(async (transaction) => {
      await transaction.keys.lock();
      const now = clock.now();
      const present = await transaction.keys.findAll();
      if (signerAt(present, now)) return present;
      const first = await vault.make(now, now);
      await transaction.keys.insert(first);
      await transaction.audit.append(signingKeyRecord('created', first, now));
      return [first, ...present];
    });
  }

  return async function readSigningKeys(): Promise<StoredSigningKey[]> {
    const present = await keys.findAll();
    return signerAt(present, clock.now()) ? present : makeFirst();
  };
}
