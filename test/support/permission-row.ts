import type { Arguments } from './root-fields.js';

/** The callers of a field. */
export const PEOPLE = {
  nobody: 'a caller who is not signed in',
  owner: 'the account that owns the named object',
  boundDevice: 'the owner, on a device that is bound to the named profile',
  stranger: 'a user of another account',
  admin: 'an administrator, of another account',
} as const;

export type Person = keyof typeof PEOPLE;

/** Admitted, or the error code of the refusal. A caller that gets any other error was admitted. */
export type Outcome = 'admitted' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';

export type Policy = Readonly<Record<Person, Outcome>>;

export const anyone: Policy = {
  nobody: 'admitted',
  owner: 'admitted',
  boundDevice: 'admitted',
  stranger: 'admitted',
  admin: 'admitted',
};

/** For signed-in callers, on their own account. */
export const signedIn: Policy = { ...anyone, nobody: 'UNAUTHENTICATED' };

/** The same, except on a device that is bound to a profile. */
export const holder: Policy = { ...signedIn, boundDevice: 'FORBIDDEN' };

/** Only for the owner of the named object; for others, it does not exist. */
export const owner: Policy = { ...signedIn, stranger: 'NOT_FOUND', admin: 'NOT_FOUND' };

/** The same, except on a device that is bound to a profile. */
export const owningHolder: Policy = { ...owner, boundDevice: 'FORBIDDEN' };

export const administrator: Policy = {
  nobody: 'UNAUTHENTICATED',
  owner: 'FORBIDDEN',
  boundDevice: 'FORBIDDEN',
  stranger: 'FORBIDDEN',
  admin: 'admitted',
};

/** The arguments of fields. Spare objects are created for each call, which may use them up. */
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
  /** An account that belongs to none of them. */
  readonly spareAccount: () => Promise<string>;
  /** The user code of a device that waits for approval. */
  readonly waitingDevice: () => Promise<string>;
}

/**
 * How a call is made: by everyone with their usual sign-in, or, if the call would end or change that, on a device or in
 * an account created for it, whose subscription may be suspended.
 */
export type Standing = 'as they are' | 'on a new device' | 'in a new account' | 'suspended';

export interface PermissionRow {
  readonly policy: Policy;
  readonly values?: (scene: Scene) => Arguments | Promise<Arguments>;
  readonly standing?: Standing;
}
