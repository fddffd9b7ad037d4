import { InvalidSettingsError } from './config-error.js';
import type { VariableName, Variables } from './config-variables.js';

interface Conflict {
  readonly variable: VariableName;
  readonly reason: string;
  readonly isIn: (variables: Variables) => boolean;
}

const CONFLICTS: readonly Conflict[] = [
  {
    variable: 'DATABASE_URL',
    reason: 'is missing, and is needed where DATABASE_DIRECT_URL is set',
    isIn: ({ DATABASE_URL, DATABASE_DIRECT_URL }) => Boolean(DATABASE_DIRECT_URL && !DATABASE_URL),
  },
  {
    variable: 'DATABASE_URL',
    reason: 'is missing, and is needed where DATABASE_REPLICA_URL is set',
    isIn: ({ DATABASE_URL, DATABASE_REPLICA_URL }) => DATABASE_REPLICA_URL.length > 0 && !DATABASE_URL,
  },
  {
    variable: 'DATABASE_REPLICA_URL',
    reason: 'must lead to replicas, each once, and not to the database itself',
    isIn: ({ DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_REPLICA_URL }) =>
      DATABASE_REPLICA_URL.some((replica, index) =>
        [DATABASE_URL, DATABASE_DIRECT_URL, ...DATABASE_REPLICA_URL.slice(0, index)].includes(replica),
      ),
  },
  {
    // With a database of one's own there may be several processes, which have to accept each other's tokens.
    variable: 'AUTH_SECRET',
    reason: 'is missing, and is needed where DATABASE_URL is set',
    isIn: ({ DATABASE_URL, AUTH_SECRET }) => Boolean(DATABASE_URL && !AUTH_SECRET),
  },
  {
    variable: 'BILLING_RETRY_DAYS',
    reason: 'must not go beyond BILLING_GRACE_DAYS',
    isIn: ({ BILLING_RETRY_DAYS, BILLING_GRACE_DAYS }) =>
      BILLING_RETRY_DAYS.some((day) => day > BILLING_GRACE_DAYS),
  },
  {
    // A lost or late heartbeat must not end a stream.
    variable: 'PLAYBACK_LEASE_SECONDS',
    reason: 'must be at least twice PLAYBACK_HEARTBEAT_SECONDS',
    isIn: ({ PLAYBACK_LEASE_SECONDS, PLAYBACK_HEARTBEAT_SECONDS }) =>
      PLAYBACK_LEASE_SECONDS < 2 * PLAYBACK_HEARTBEAT_SECONDS,
  },
];

/** Checks that valid variables are consistent with each other. @throws InvalidSettingsError for the first conflict */
export function requireAgreement(variables: Variables): void {
  const found = CONFLICTS.find(({ isIn }) => isIn(variables));
  if (found) throw InvalidSettingsError.because(found.variable, found.reason);
}
