import type { FieldLimit } from '../../graphql/rate-limits/field-limits.js';

/**
 * Protects fields that verify secrets or send e-mails from floods, before anything is read. Guessing secrets is
 * limited more strictly in `attempt-limits.ts`.
 */
export const signInLimit: FieldLimit = { name: 'sign-in', most: 60, windowSeconds: 60, by: ['address'] };
export const signUpLimit: FieldLimit = { name: 'sign-up', most: 30, windowSeconds: 60, by: ['address'] };
/** Thousands of devices may share one address, and each refreshes every few minutes. */
export const refreshLimit: FieldLimit = { name: 'refresh', most: 300, windowSeconds: 60, by: ['address'] };
export const passwordLimit: FieldLimit = { name: 'password', most: 30, windowSeconds: 600, by: ['account'] };
export const mailLimit: FieldLimit = { name: 'mail', most: 30, windowSeconds: 600, by: ['account'] };
export const mailTokenLimit: FieldLimit = {
  name: 'mail-token',
  most: 60,
  windowSeconds: 600,
  by: ['address'],
};
export const deviceCodeLimit: FieldLimit = {
  name: 'device-code',
  most: 30,
  windowSeconds: 60,
  by: ['address'],
};
/** A waiting device polls every few seconds. */
export const devicePollLimit: FieldLimit = {
  name: 'device-poll',
  most: 300,
  windowSeconds: 60,
  by: ['address'],
};
export const userCodeLimit: FieldLimit = { name: 'user-code', most: 60, windowSeconds: 600, by: ['account'] };
