import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import type { ProfilesContext } from './profiles.loaders.js';

/**
 * For operations on all of an account's profiles at once, such as an export: every protected profile has to be
 * unlocked on the calling device.
 * @throws PinRequiredError when one is locked, UnauthenticatedError
 */
export async function requireEveryProfileOpen(context: RequestContext & ProfilesContext): Promise<void> {
  const { loaders } = context;
  const profiles = await loaders.profilesByAccountId.load(requireViewer(context).accountId);
  const guarded = profiles.filter(({ hasPin }) => hasPin);
  const areOpen = await loaders.isProfileOpen.loadMany(guarded.map(({ id }) => id));
  for (const isOpen of areOpen) {
    if (isOpen instanceof Error) throw isOpen;
    if (!isOpen) throw new PinRequiredError('SOME_LOCKED');
  }
}
