import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { Viewer } from '../../shared/viewer.js';
import { authoritiesOver, isAuthorised, limitToAuthorise } from './domain/parental-authority.js';
import type { Profile } from './domain/profile.js';
import { changesBetween } from './domain/profile-audit.js';
import {
  createProfile,
  type ProfileChange,
  type ProfileWish,
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

/** A cache in front of the stored profiles. */
export interface ProfileCache {
  /** What is known at once; undefined where that is nothing. */
  peek(id: string): Profile | null | undefined;
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(Profile | null)[]>,
  ): Promise<(Profile | null)[]>;
  delete(id: string): Promise<void>;
}

export interface ProfileDependencies {
  readonly profiles: ProfileRepository;
  readonly cache: ProfileCache;
  readonly transactor: Transactor<{ readonly profiles: ProfileRepository; readonly audit: AuditLog }>;
  readonly allowance: ProfileAllowance;
  readonly proofs: ProofService;
  /** Which profiles are open on which device. */
  readonly locks: { isOpen(sessionId: string, profileId: string): Promise<boolean> };
  readonly clock: Clock;
}

export type ProfileService = ReturnType<typeof createProfileService>;

/** The people behind an account. */
export function createProfileService(dependencies: ProfileDependencies) {
  const { profiles, cache, transactor, allowance, proofs, locks, clock } = dependencies;

  /** In the order of the ids. */
  async function find(ids: readonly string[]): Promise<(Profile | null)[]> {
    const known = ids.filter(isId);
    const found = await cache.getMany(known, (missing) => profiles.findByIds(missing));
    const byId = new Map(known.map((id, index) => [id, found[index] ?? null]));
    return ids.map((id) => byId.get(id) ?? null);
  }

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

  return {
    find,

    /** @throws NotFoundError */
    async get(id: string): Promise<Profile> {
      const held = cache.peek(id);
      const [profile] = held === undefined ? await find([id]) : [held];
      if (!profile) throw new NotFoundError('The profile');
      return profile;
    },

    findByAccountIds: (accountIds: readonly string[]) => profiles.findByAccountIds(accountIds),

    /**
     * Adds a profile. Simultaneous calls are counted one at a time, so that they cannot pass the limit. One that
     * may see more than is open to everybody needs authority, once a profile of the account has a PIN.
     * @throws InvalidInputError, ProfileLimitReachedError, ProfileNameTakenError, PinRequiredError, RateLimitedError
     */
    async create({ accountId }: Viewer, wish: ProfileWish, proof: Proof, actor: Actor): Promise<Profile> {
      const profile = createProfile(accountId, wish);
      await requireGenres(profile.favouriteGenreIds);
      const limit = await allowance.maxProfilesOf(accountId);
      const known = await membersOf(accountId);
      const raised = limitToAuthorise(known, profile);
      const authority =
        raised === null ? null : await proofs.check(accountId, authoritiesOver(raised, known), proof, actor);

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
     * Changes what is given of a profile. Raising its limit needs authority, once a profile of the account has a
     * PIN; a protected profile has to be open on this device, or its PIN to be given with the change.
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
      const wish = reviseProfile(memberOf(known, id), change);
      if (change.favouriteGenreIds) await requireGenres(wish.favouriteGenreIds);
      const isOpen = await locks.isOpen(sessionId, id);
      const raised = limitToAuthorise(known, wish);
      const isLocked = wish.hasPin && !isOpen;
      const authority =
        raised === null && !isLocked
          ? null
          : await proofs.check(
              accountId,
              raised === null ? [wish] : authoritiesOver(raised, known),
              proof,
              actor,
            );

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

/** What was shown before the transaction may not be enough any more. */
function requireAuthority(
  limit: number | null,
  authority: Parameters<typeof isAuthorised>[1],
  members: readonly Profile[],
): void {
  if (limit !== null && !isAuthorised(limit, authority, members)) throw new PinRequiredError('MISSING');
}
