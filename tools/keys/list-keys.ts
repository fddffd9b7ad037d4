import {
  type SigningKey,
  signerAt,
  verifiesAt,
  waitsAt,
} from '../../src/modules/accounts/domain/signing-key.js';
import { withKeys } from './with-keys.js';

export function listKeys(): Promise<void> {
  return withKeys(async ({ keys, now }) => {
    const present = await keys.list();
    if (present.length === 0) return 'There is no key yet: the first one is made at the first start.';
    return present.map((key) => `${key.id}  ${stateOf(key, present, now)}`).join('\n');
  });
}

function stateOf(key: SigningKey, present: readonly SigningKey[], now: Date): string {
  const { signsFrom, verifiesUntil } = key;
  if (!verifiesAt(key, now)) return `ended ${verifiesUntil?.toISOString()}`;
  const until = verifiesUntil ? `, verifies until ${verifiesUntil.toISOString()}` : '';
  if (key === signerAt(present, now)) return `signs since ${signsFrom.toISOString()}${until}`;
  if (waitsAt(key, now)) return `published, signs from ${signsFrom.toISOString()}`;
  return `signed since ${signsFrom.toISOString()}${until}`;
}
