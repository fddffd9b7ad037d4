import { InvalidInputError } from '../../../shared/domain-error.js';
import { newId } from '../../../shared/ids.js';
import type { Profile } from './profile.js';

/** What somebody says of a profile they want. */
export interface ProfileWish {
  readonly name: string;
  readonly avatar?: string;
  readonly maturityLimit?: number;
  readonly language?: string;
  readonly favouriteGenreIds?: readonly string[];
}

type Kind = 'adult' | 'kids';

const kinds: Readonly<Record<Kind, { readonly highestLimit: number; readonly avatar: string }>> = {
  adult: { highestLimit: 18, avatar: 'aurora' },
  kids: { highestLimit: 12, avatar: 'comet' },
};

const LONGEST_NAME = 40;
const LONGEST_AVATAR = 40;
const MOST_FAVOURITES = 10;

/**
 * Makes a profile of the right kind (Factory): a kids' one starts with, and never exceeds, a child's limit.
 * @throws InvalidInputError naming each field that breaks a rule
 */
export function createProfile(accountId: string, isKids: boolean, wish: ProfileWish): Profile {
  const kind = kinds[isKids ? 'kids' : 'adult'];
  const name = wish.name.trim().normalize('NFC');
  const maturityLimit = wish.maturityLimit ?? kind.highestLimit;
  const avatar = wish.avatar ?? kind.avatar;
  const favouriteGenreIds = [...new Set(wish.favouriteGenreIds)];

  const fields: Record<string, string> = {};
  if (name.length === 0 || name.length > LONGEST_NAME) {
    fields['name'] = `Give the profile a name of 1 to ${LONGEST_NAME} characters.`;
  }
  if (maturityLimit < 0 || maturityLimit > kind.highestLimit) {
    fields['maturityLimit'] =
      `The limit of this kind of profile is between 0 and ${kind.highestLimit} years.`;
  }
  if (avatar.length === 0 || avatar.length > LONGEST_AVATAR) {
    fields['avatar'] = `Name an avatar in 1 to ${LONGEST_AVATAR} characters.`;
  }
  if (favouriteGenreIds.length > MOST_FAVOURITES) {
    fields['favouriteGenreIds'] = `Choose at most ${MOST_FAVOURITES} favourite genres.`;
  }
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);

  return {
    id: newId(),
    accountId,
    name,
    avatar,
    isKids,
    maturityLimit,
    language: parseLanguage(wish.language ?? 'en'),
    hasPin: false,
    favouriteGenreIds,
  };
}

function parseLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).toString().slice(0, 35);
  } catch {
    throw new InvalidInputError({ language: 'Give a language tag such as en or pt-BR.' });
  }
}
