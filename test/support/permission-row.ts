import type { Arguments } from './root-fields.js';

/** Who calls a field. */
export const PEOPLE = {
  nobody: 'a caller who is not signed in',
  owner: 'the account that owns the named object',
  boundDevice: 'the owner, on a device that is bound to the named profile',
  stranger: 'a user of another account',
  admin: 'an administrator, of another account',
} as const;

export type Person = keyof typeof PEOPLE;

/** Admitted, or what is heard instead. Whatever else is wrong with a call, whoever is told that was admitted. */
export type Outcome = 'admitted' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';

export type Policy = Readonly<Record<Person, Outcome>>;

export const anyone: Policy = {
  nobody: 'admitted',
  owner: 'admitted',
  boundDevice: 'admitted',
  stranger: 'admitted',
  admin: 'admitted',
};

/** Whoever is signed in, for the account that is. */
export const signedIn: Policy = { ...anyone, nobody: 'UNAUTHENTICATED' };

/** The same, but no device that is bound to a profile. */
export const holder: Policy = { ...signedIn, boundDevice: 'FORBIDDEN' };

/** Whoever the named object belongs to; for others, it does not exist. */
export const owner: Policy = { ...signedIn, stranger: 'NOT_FOUND', admin: 'NOT_FOUND' };

/** The same, but no device that is bound to a profile. */
export const owningHolder: Policy = { ...owner, boundDevice: 'FORBIDDEN' };

export const administrator: Policy = {
  nobody: 'UNAUTHENTICATED',
  owner: 'FORBIDDEN',
  boundDevice: 'FORBIDDEN',
  stranger: 'FORBIDDEN',
  admin: 'admitted',
};

/** What the fields are called with. Spare things are made anew for each call, which may use them up. */
export interface Scene {
  readonly titleId: string;
  /** The owner's. */
  readonly profileId: string;
  readonly ownerEmail: string;
  readonly ownerRefreshToken: string;
  readonly password: string;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Another profile of the owner's. */
  readonly spareProfile: () => Promise<string>;
  /** Another device of the owner's. */
  readonly spareDevice: () => Promise<string>;
  readonly planId: () => Promise<string>;
  /** An account of nobody's among them. */
  readonly spareAccount: () => Promise<string>;
  /** The user code of a device that waits to be let in. */
  readonly waitingDevice: () => Promise<string>;
}

/**
 * Whom a call is made as: everybody as they are, or, where the call would end or change their sign-in, on a device
 * or in an account that is made for it, whose subscription may be suspended.
 */
export type Standing = 'as they are' | 'on a new device' | 'in a new account' | 'suspended';

export interface PermissionRow {
  readonly policy: Policy;
  readonly values?: (scene: Scene) => Arguments | Promise<Arguments>;
  readonly standing?: Standing;
}
