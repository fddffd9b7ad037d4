import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { Viewer } from '../../shared/viewer.js';
import {
  type Authority,
  authoritiesOver,
  isAuthorised,
  limitToAuthorise,
} from './domain/parental-authority.js';
import type { Profile } from './domain/profile.js';
import { changesBetween } from './domain/profile-audit.js';
import {
  createProfile,
  type NewProfileDetails,
  type ProfileChange,
  reviseProfile,
} from './domain/profile-factory.js';
import {
  PinRequiredError,
  ProfileLimitReachedError,
  ProfileNameTakenError,
} from './domain/profiles-errors.js';
import type { ProfileRepository } from './profile.repository.js';
import type { Proof, ProofService } from './proof.service.js';

/** How many profiles an account may have. */
export interface ProfileAllowance {
  maxProfilesOf(accountId: string): Promise<number>;
}

export interface ProfileChangesDependencies {
  readonly profiles: ProfileRepository;
  readonly cache: { delete(id: string): Promise<void> };
  readonly transactor: Transactor<{ readonly profiles: ProfileRepository; readonly audit: AuditLog }>;
  readonly allowance: ProfileAllowance;
  readonly proofs: ProofService;
  /** Which profiles are open on which devices. */
  readonly locks: { isOpen(sessionId: string, profileId: string): Promise<boolean> };
  readonly clock: Clock;
}

/** A new or changed profile, with the current profiles of the account. */
interface IntendedProfile {
  readonly members: readonly Profile[];
  readonly profile: Profile;
  /** Whether it is protected by a PIN, and locked on the caller's device. */
  readonly isLocked: boolean;
}

/** Adds and changes profiles. */
export function createProfileChanges(dependencies: ProfileChangesDependencies) {
  const { profiles, cache, transactor, allowance, proofs, locks, clock } = dependencies;

  async function requireGenres(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    if (!ids.every(isId) || !(await profiles.hasGenres(ids))) {
      throw new InvalidInputError({
        favouriteGenreIds: 'Choose favourites among the genres of the catalog.',
      });
    }
  }

  async function membersOf(accountId: string, repository = profiles): Promise<Profile[]> {
    const [members = []] = await repository.findByAccountIds([accountId]);
    return members;
  }

  /**
   * Verifies the proof if a change requires one: to raise a limit, or to change a locked profile. Null if it does
   * not.
   * @throws PinRequiredError, RateLimitedError
   */
  async function authorise(
    { members, profile, isLocked }: IntendedProfile,
    proof: Proof,
    actor: Actor,
  ): Promise<Authority | null> {
    const raised = limitToAuthorise(members, profile);
    if (raised === null && !isLocked) return null;
    const candidates = raised === null ? [profile] : authoritiesOver(raised, members);
    return proofs.check(profile.accountId, candidates, proof, actor);
  }

  return {
    /**
     * Adds a profile. Concurrent calls are serialised, so that they cannot exceed the plan's limit. Once a profile of the
     * account has a PIN, a maturity limit above that of the unprotected profiles must be authorised.
     * @throws InvalidInputError, ProfileLimitReachedError, ProfileNameTakenError, PinRequiredError, RateLimitedError
     */
    async create(
      { accountId }: Viewer,
      details: NewProfileDetails,
      proof: Proof,
      actor: Actor,
    ): Promise<Profile> {
      const profile = createProfile(accountId, details);
      await requireGenres(profile.favouriteGenreIds);
      const limit = await allowance.maxProfilesOf(accountId);
      const known = await membersOf(accountId);
      const authority = await authorise({ members: known, profile, isLocked: false }, proof, actor);

      await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        const members = await membersOf(accountId, transaction.profiles);
        if (members.length >= limit) throw new ProfileLimitReachedError(limit);
        requireAuthority(limitToAuthorise(members, profile), authority, members);
        if (await transaction.profiles.isNameTaken(profile)) throw new ProfileNameTakenError(profile.name);
        const now = clock.now();
        await transaction.profiles.insert(profile, now);
        const { maturityLimit, isKids } = profile;
        await transaction.audit.append({
          actor,
          action: 'profiles.created',
          subject: { type: 'profile', id: profile.id },
          after: { maturityLimit, isKids },
          details: authority === null ? {} : { authority: authority.kind },
          occurredAt: now,
        });
      });
      return profile;
    },

    /**
     * Changes the given fields of a profile. Once a profile of the account has a PIN, raising a maturity limit must be
     * authorised; a protected profile must be unlocked on this device, or its PIN be given with the change.
     * @throws NotFoundError, InvalidInputError, ProfileNameTakenError, PinRequiredError, RateLimitedError
     */
    async update(
      viewer: Viewer,
      id: string,
      change: ProfileChange,
      proof: Proof,
      actor: Actor,
    ): Promise<Profile> {
      const { accountId, sessionId } = viewer;
      const known = await membersOf(accountId);
      const revised = reviseProfile(memberOf(known, id), change);
      if (change.favouriteGenreIds) await requireGenres(revised.favouriteGenreIds);
      const isOpen = await locks.isOpen(sessionId, id);
      const isLocked = revised.hasPin && !isOpen;
      const authority = await authorise({ members: known, profile: revised, isLocked }, proof, actor);

      const updated = await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        const members = await membersOf(accountId, transaction.profiles);
        const before = memberOf(members, id);
        const after = reviseProfile(before, change);
        if (before.hasPin && !isOpen && authority === null) throw new PinRequiredError('LOCKED');
        requireAuthority(limitToAuthorise(members, after), authority, members);
        const { fields, ...values } = changesBetween(before, after);
        if (fields.length === 0) return before;
        if (await transaction.profiles.isNameTaken(after)) throw new ProfileNameTakenError(after.name);
        await transaction.profiles.update(after);
        await transaction.audit.append({
          actor,
          action: 'profiles.updated',
          subject: { type: 'profile', id },
          ...values,
          details: { fields, ...(authority === null ? {} : { authority: authority.kind }) },
          occurredAt: clock.now(),
        });
        return after;
      });
      await cache.delete(id);
      return updated;
    },
  };
}

function memberOf(members: readonly Profile[], id: string): Profile {
  const member = members.find((one) => one.id === id);
  if (!member) throw new NotFoundError('The profile');
  return member;
}

/** Checks again under the lock: the authority may no longer be enough. */
function requireAuthority(
  limit: number | null,
  authority: Authority | null,
  members: readonly Profile[],
): void {
  if (limit !== null && !isAuthorised(limit, authority, members)) throw new PinRequiredError('MISSING');
}
