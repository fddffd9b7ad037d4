import { announcementText, withKeys } from './with-keys.js';

export function revokeKey(id: string): Promise<void> {
  return withKeys(async ({ keys }) => {
    const { made, hadEnded, isAnnounced } = await keys.revoke(id);
    if (hadEnded) return `The key ${id} had ended before. Nothing was changed.`;
    return [
      `The key ${id} is revoked: no access token that it signed is accepted any more. Refresh tokens are, so that nobody has to sign in again.`,
      ...(made ? [`The new key ${made.id} signs from now on.`] : []),
      announcementText(isAnnounced),
    ].join('\n');
  });
}
