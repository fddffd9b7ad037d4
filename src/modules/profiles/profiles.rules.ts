import type { RequestContext } from '../../graphql/context.js';
import { rule } from '../../graphql/graphql-shield.js';
import { managesAccount, type Rules } from '../../graphql/rules.js';
import { NotFoundError, UnauthenticatedError } from '../../shared/domain-error.js';
import type { ProfilesContext } from './profiles.loaders.js';

type Context = RequestContext & ProfilesContext;

/** Where a field may name a profile. */
interface ProfileArguments {
  readonly id?: string | null;
  readonly profileId?: string | null;
  readonly input?: { readonly profileId?: string };
}

/** Another account's profile is answered as one that does not exist. */
async function checkOwnership(profileId: string, context: Context): Promise<true | Error> {
  if (context.viewer === null) return new UnauthenticatedError();
  const profile = await context.loaders.profileById.load(profileId);
  return profile?.accountId === context.viewer.accountId || new NotFoundError('The profile');
}

/** The named profile belongs to the signed-in account. */
export const ownsProfile = rule('ownsProfile', { cache: 'no_cache' })(
  (_parent, { id, profileId, input }: ProfileArguments, context: Context) =>
    checkOwnership(profileId ?? input?.profileId ?? id ?? '', context),
);

/** Open to whoever names no profile; a named one must belong to the signed-in account. */
export const ownsProfileIfNamed = rule('ownsProfileIfNamed', { cache: 'no_cache' })(
  (_parent, { profileId }: ProfileArguments, context: Context) =>
    profileId === null || profileId === undefined || checkOwnership(profileId, context),
);

export const profilesRules: Rules = {
  Query: { profile: ownsProfile },
  Mutation: { createProfile: managesAccount },
  Subscription: {},
};
