import { announcementText, withKeys } from './with-keys.js';

export function rotateKeys({ now: atOnce = false }: { readonly now?: boolean }): Promise<void> {
  return withKeys(async ({ keys, accessTokenSeconds }) => {
    const { made, next, isAnnounced } = await keys.rotate(atOnce);
    const from = next.signsFrom.toISOString();
    if (!made) return `The key ${next.id} is published already, and signs from ${from}. Nothing was changed.`;
    const begins = atOnce ? 'signs from now on' : `is published, and signs from ${from}`;
    return [
      `The new key ${made.id} ${begins}.`,
      `Tokens of the one before are accepted until they expire, at most ${accessTokenSeconds} s later. Nobody is signed out.`,
      announcementText(isAnnounced),
    ].join('\n');
  });
}
