import { createLogger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import type { StoredSigningKey } from './signing-key.repository.js';
import { createSigningKeyRing } from './signing-key-ring.js';
import { createJoseSigningKeyVault } from './signing-key-vault.jose.js';

export const SECRET = 'the secret of this installation, for tests only';

/** Keys in memory, and a process that uses them. Changes of `stored` are found by the next load. */
export async function signingKeys(clock: Clock, secret = SECRET) {
  const vault = createJoseSigningKeyVault(secret);
  const stored: StoredSigningKey[] = [];
  const heard: (() => void)[] = [];
  const reading = { count: 0, failure: null as Error | null };
  const ring = createSigningKeyRing({
    async read() {
      reading.count += 1;
      if (reading.failure) throw reading.failure;
      return [...stored];
    },
    vault,
    channel: {
      announce: async () => true,
      follow(onChange) {
        heard.push(onChange);
        return { [Symbol.asyncDispose]: async () => undefined };
      },
    },
    clock,
    logger: createLogger({ level: 'silent', pretty: false }),
  });

  async function add(signsFrom = clock.now()): Promise<StoredSigningKey> {
    const key = await vault.make(signsFrom, clock.now());
    stored.unshift(key);
    return key;
  }

  return {
    ring,
    vault,
    stored,
    reading,
    add,
    /** Changes a key's end. */
    end(id: string, verifiesUntil: Date) {
      const index = stored.findIndex((key) => key.id === id);
      stored.splice(index, 1, ...stored.slice(index, index + 1).map((key) => ({ ...key, verifiesUntil })));
    },
    announceChange: () => heard.forEach((listener) => listener()),
  };
}
