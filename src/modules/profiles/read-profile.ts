import { NotFoundError } from '../../shared/domain-error.js';
import type { Profile } from './domain/profile.js';
import type { ProfileRepository } from './profile.repository.js';

/**
 * Reads a profile from where it is stored, not from the cache: whether it has a PIN must be current.
 * @throws NotFoundError
 */
export async function readProfile(
  profiles: Pick<ProfileRepository, 'findByIds'>,
  id: string,
): Promise<Profile> {
  const [profile] = await profiles.findByIds([id]);
  if (!profile) throw new NotFoundError('The profile');
  return profile;
}
