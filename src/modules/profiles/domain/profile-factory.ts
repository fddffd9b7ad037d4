import { InvalidInputError } from '../../../shared/domain-error.js';
import { newId } from '../../../shared/ids.js';
import { ADULT_AGE, ageOfRating } from '../../../shared/maturity-scale.js';
import { characterCount, foldText, hasHiddenCharacters } from '../../../shared/visible-text.js';
import type { Profile } from './profile.js';

/** The requested fields of a profile. Null or omitted fields keep their value, or get the default. */
export interface ProfileChange {
  readonly name?: string | null | undefined;
  readonly avatar?: string | null | undefined;
  readonly isKids?: boolean | null | undefined;
  /** In years. */
  readonly maturityLimit?: number | null | undefined;
  /** A rating in place of the years, such as PG-13. */
  readonly maturityRating?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly favouriteGenreIds?: readonly string[] | null | undefined;
}

export interface NewProfileDetails extends ProfileChange {
  readonly name: string;
}

type Kind = 'adult' | 'kids';

const kinds: Readonly<Record<Kind, { readonly highestLimit: number; readonly avatar: string }>> = {
  adult: { highestLimit: ADULT_AGE, avatar: 'aurora' },
  kids: { highestLimit: 12, avatar: 'comet' },
};

const LONGEST_NAME = 40;
const LONGEST_AVATAR = 40;
const LONGEST_LANGUAGE = 35;
const MOST_FAVOURITES = 10;

function kindOf(isKids: boolean) {
  return kinds[isKids ? 'kids' : 'adult'];
}

/**
 * Creates a profile of the right kind (Factory): a kids' profile starts with, and never exceeds, a child's limit.
 * @throws InvalidInputError naming each invalid field
 */
export function createProfile(accountId: string, details: NewProfileDetails): Profile {
  const isKids = details.isKids ?? false;
  const { highestLimit, avatar } = kindOf(isKids);
  const fresh: Profile = {
    id: newId(),
    accountId,
    name: details.name,
    avatar,
    isKids,
    maturityLimit: highestLimit,
    language: 'en',
    hasPin: false,
    favouriteGenreIds: [],
  };
  return reviseProfile(fresh, details);
}

/**
 * Applies changes to a profile. A profile that becomes a kids' profile is reduced to a child's limit; one that stops
 * being one keeps its limit.
 * @throws InvalidInputError naming each invalid field
 */
export function reviseProfile(profile: Profile, change: ProfileChange): Profile {
  const violations: Record<string, string> = {};
  const isKids = change.isKids ?? profile.isKids;
  const revised: Profile = {
    ...profile,
    isKids,
    name: nameOf(change.name ?? profile.name, violations),
    avatar: avatarOf(change.avatar ?? profile.avatar, violations),
    maturityLimit: limitOf(change, kindOf(isKids).highestLimit, profile.maturityLimit, violations),
    language: languageOf(change.language ?? profile.language, violations),
    favouriteGenreIds: favouritesOf(change.favouriteGenreIds ?? profile.favouriteGenreIds, violations),
  };
  if (Object.keys(violations).length > 0) throw new InvalidInputError(violations);
  return revised;
}

type Violations = Record<string, string>;

function nameOf(text: string, violations: Violations): string {
  const name = foldText(text);
  if (name === '' || characterCount(name) > LONGEST_NAME) {
    violations['name'] = `Give the profile a name of 1 to ${LONGEST_NAME} characters.`;
  } else if (hasHiddenCharacters(name)) {
    violations['name'] = 'Give the profile a name without invisible or control characters.';
  }
  return name;
}

function avatarOf(text: string, violations: Violations): string {
  const avatar = foldText(text);
  if (avatar === '' || characterCount(avatar) > LONGEST_AVATAR || hasHiddenCharacters(avatar)) {
    violations['avatar'] = `Name an avatar in 1 to ${LONGEST_AVATAR} characters.`;
  }
  return avatar;
}

function limitOf(
  { maturityLimit, maturityRating }: ProfileChange,
  highest: number,
  known: number,
  violations: Violations,
): number {
  const hasLimit = maturityLimit !== null && maturityLimit !== undefined;
  const hasRating = maturityRating !== null && maturityRating !== undefined;
  if (!hasLimit && !hasRating) return Math.min(known, highest);
  const field = hasRating ? 'maturityRating' : 'maturityLimit';
  const limit = hasLimit ? maturityLimit : ageOfRating(maturityRating ?? '');
  if (hasLimit && hasRating) {
    violations[field] = 'Give the limit in years or as a class, not both.';
  } else if (limit === undefined) {
    violations[field] = 'Name a class such as PG-13, TV-14 or FSK 12.';
  } else if (limit < 0 || limit > highest) {
    violations[field] = `The limit of this kind of profile is between 0 and ${highest} years.`;
  }
  return limit ?? known;
}

function languageOf(tag: string, violations: Violations): string {
  try {
    const language = new Intl.Locale(tag).toString();
    if (language.length <= LONGEST_LANGUAGE) return language;
  } catch {
    // Not a language tag: rejected like one that is too long.
  }
  violations['language'] = 'Give a language tag such as en or pt-BR.';
  return tag;
}

function favouritesOf(ids: readonly string[], violations: Violations): readonly string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length > MOST_FAVOURITES) {
    violations['favouriteGenreIds'] = `Choose at most ${MOST_FAVOURITES} favourite genres.`;
  }
  return distinct;
}
