import type { Transactor } from '../../../platform/database/transactor.js';
import type { Clock } from '../../../shared/clock.js';
import { UnknownSigningKeyError } from '../domain/accounts-errors.js';
import {
  isForgettable,
  OVERLAP_SECONDS,
  retire,
  revoke,
  type SigningKey,
  verifiesAt,
  waitsAt,
} from '../domain/signing-key.js';
import type { SigningKeyRepository } from './signing-key.repository.js';
import type { SigningKeyChannel } from './signing-key-channel.js';
import { type SigningKeyTransaction, signingKeyRecord } from './signing-key-transaction.js';
import type { SigningKeyVault } from './signing-key-vault.js';

export interface SigningKeyDependencies {
  readonly keys: SigningKeyRepository;
  readonly transactor: Transactor<SigningKeyTransaction>;
  readonly vault: SigningKeyVault;
  readonly channel: SigningKeyChannel;
  /** Reloads the keys of this process at once. */
  readonly reload: () => Promise<void>;
  readonly accessTokenSeconds: number;
  readonly clock: Clock;
}

/** The changed keys. */
export interface KeyChange {
  /** The new key; null if none was needed. */
  readonly made: SigningKey | null;
  /** Whether the other processes were notified. If not, they find out within half a minute. */
  readonly isAnnounced: boolean;
}

/**
 * How long after the start of a key's successor its tokens are accepted, beyond their lifetime: for processes that
 * learn of it late, and clocks that differ.
 */
const DELAY_MS = 60_000;

/** Rotates and ends the keys that sign access tokens, without signing anyone out. */
export function createSigningKeyService(dependencies: SigningKeyDependencies) {
  const { keys, transactor, vault, channel, reload, accessTokenSeconds, clock } = dependencies;
  const graceMs = accessTokenSeconds * 1000 + DELAY_MS;

  /** Serialised across processes. Also deletes keys that ended long ago. */
  async function change<Made>(
    work: (transaction: SigningKeyTransaction, present: SigningKey[], now: Date) => Promise<Made>,
  ): Promise<{ readonly result: Made; readonly isAnnounced: boolean }> {
    const result = await transactor.run(async (transaction) => {
      await transaction.keys.lock();
      const now = clock.now();
      const present = (await transaction.keys.findAll()).map(timesOf);
      const past = present.filter((key) => isForgettable(key, now));
      await transaction.keys.delete(past.map(({ id }) => id));
      await transaction.audit.append(...past.map((key) => signingKeyRecord('deleted', key, now)));
      return work(
        transaction,
        present.filter((key) => !past.includes(key)),
        now,
      );
    });
    await reload();
    return { result, isAnnounced: await channel.announce() };
  }

  async function succeed(
    { keys: stored, audit }: SigningKeyTransaction,
    present: readonly SigningKey[],
    signsFrom: Date,
    now: Date,
  ): Promise<SigningKey> {
    const made = await vault.make(signsFrom, now);
    const retired = retire(present, made, now, graceMs);
    await stored.save(retired);
    await stored.insert(made);
    await audit.append(
      ...retired.map((key) => signingKeyRecord('retired', key, now)),
      signingKeyRecord('created', made, now),
    );
    return timesOf(made);
  }

  return {
    /** All keys, the newest first. */
    list: async (): Promise<SigningKey[]> => (await keys.findAll()).map(timesOf),

    /**
     * Publishes a new key, which signs once everyone has had time to learn of it. Tokens of the previous key are
     * accepted until they expire. Does nothing while a new key is pending.
     * @param atOnce sign with it from now on, and drop a pending one: for when the current key may have leaked
     */
    async rotate(atOnce: boolean): Promise<KeyChange & { readonly next: SigningKey }> {
      const { result, isAnnounced } = await change(async (transaction, present, now) => {
        const waiting = present.find((key) => waitsAt(key, now));
        if (waiting && !atOnce) return { made: null, next: waiting };
        const signsFrom = new Date(now.getTime() + (atOnce ? 0 : OVERLAP_SECONDS * 1000));
        const made = await succeed(transaction, present, signsFrom, now);
        return { made, next: made };
      });
      return { ...result, isAnnounced };
    },

    /**
     * Ends a key: access tokens that it signed are no longer accepted. Refresh tokens still are, so that everyone
     * stays signed in. If it is the signing key, a new one replaces it.
     * @throws UnknownSigningKeyError
     */
    async revoke(id: string): Promise<KeyChange & { readonly hadEnded: boolean }> {
      const { result, isAnnounced } = await change(async (transaction, present, now) => {
        const key = present.find((candidate) => candidate.id === id);
        if (!key) throw new UnknownSigningKeyError(id);
        if (!verifiesAt(key, now)) return { made: null, hadEnded: true };
        const { changed, leavesNoSigner } = revoke(present, key, now);
        await transaction.keys.save(changed);
        await transaction.audit.append(
          ...changed.map((each) => signingKeyRecord(each.id === id ? 'revoked' : 'reinstated', each, now)),
        );
        const others = present.filter((candidate) => candidate !== key);
        const made = leavesNoSigner ? await succeed(transaction, others, now, now) : null;
        return { made, hadEnded: false };
      });
      return { ...result, isAnnounced };
    },
  };
}

/** Without the private key. */
function timesOf({ id, createdAt, signsFrom, verifiesUntil }: SigningKey): SigningKey {
  return { id, createdAt, signsFrom, verifiesUntil };
}
