import type { RequestContext } from '../../graphql/context.js';
import { and, rule } from '../../graphql/graphql-shield.js';
import { isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../../shared/domain-error.js';
import type { Profile } from './domain/profile.js';
import { PinRequiredError } from './domain/profiles-errors.js';
import type { ProfilesContext } from './profiles.loaders.js';

type Context = RequestContext & ProfilesContext;

/** The arguments in which a field may name a profile. */
interface ProfileArguments {
  readonly id?: string | null;
  readonly profileId?: string | null;
  readonly input?: { readonly profileId?: string; readonly id?: string };
}

function profileNamedBy({ id, profileId, input }: ProfileArguments): string {
  return profileId ?? input?.profileId ?? input?.id ?? id ?? '';
}

/**
 * The profile, if it belongs to the signed-in account, and on a bound device, if it is the bound one. Other accounts'
 * profiles are reported as not found.
 */
async function findOwn(profileId: string, { viewer, loaders }: Context): Promise<Profile | Error> {
  if (viewer === null) return new UnauthenticatedError();
  const profile = await loaders.profileById.load(profileId);
  if (profile?.accountId !== viewer.accountId) return new NotFoundError('The profile');
  if (viewer.boundProfileId !== null && viewer.boundProfileId !== profile.id) {
    return new ForbiddenError('This device is bound to another profile.');
  }
  return profile;
}

/** A protected profile also has to be open on the device. */
async function checkOpen(profileId: string, context: Context): Promise<true | Error> {
  const profile = await findOwn(profileId, context);
  if (profile instanceof Error) return profile;
  const isOpen = !profile.hasPin || (await context.loaders.isProfileOpen.load(profile.id));
  return isOpen || new PinRequiredError('LOCKED');
}

/** The named profile is one of the signed-in account's; whether it is locked does not matter. */
const seesProfile = rule('seesProfile', { cache: 'no_cache' })(
  async (_parent, named: ProfileArguments, context: Context) => {
    const profile = await findOwn(profileNamedBy(named), context);
    return profile instanceof Error ? profile : true;
  },
);

/** The named profile belongs to the signed-in account and is open on the device. */
export const ownsProfile = rule('ownsProfile', { cache: 'no_cache' })(
  (_parent, named: ProfileArguments, context: Context) => checkOpen(profileNamedBy(named), context),
);

/**
 * The same for fields below the root, which no rule guards.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, PinRequiredError
 */
export async function requireOpenProfile(profileId: string, context: Context): Promise<void> {
  const verdict = await checkOpen(profileId, context);
  if (verdict !== true) throw verdict;
}

/**
 * Allows callers who name no profile; a named one must belong to the signed-in account and be unlocked on the device.
 */
export const ownsProfileIfNamed = rule('ownsProfileIfNamed', { cache: 'no_cache' })(
  (_parent, { profileId }: ProfileArguments, context: Context) =>
    profileId === null || profileId === undefined || checkOpen(profileId, context),
);

const managesProfile = and(managesAccount, seesProfile);

export const profilesRules: Rules = {
  Query: { profile: seesProfile },
  Mutation: {
    createProfile: managesAccount,
    updateProfile: managesProfile,
    deleteProfile: managesProfile,
    setProfilePin: managesProfile,
    unlockProfile: seesProfile,
    bindDeviceToProfile: seesProfile,
    releaseDevice: isSignedIn,
  },
  Subscription: {},
};
