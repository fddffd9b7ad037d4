import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepositories } from '../account-repositories.prisma.js';
import type { SessionRevocations } from '../sessions/session-revocations.js';
import type { SignInThrottle } from '../sign-in-throttle.js';
import { createZxcvbnCommonPasswords } from './common-passwords.zxcvbn.js';
import { createPasswordChangeService } from './password-change.service.js';
import { createPasswordCheck } from './password-check.js';
import { createPasswordChoice } from './password-choice.js';
import { createArgon2PasswordHasher } from './password-hasher.argon2.js';
import { createPasswordResetService } from './password-reset.service.js';

export interface PasswordsDependencies extends AccountRepositories {
  readonly attempts: AttemptLimiter;
  readonly throttle: SignInThrottle;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

/** Wires how passwords are chosen, hashed, checked and changed. */
export function createPasswords(dependencies: PasswordsDependencies) {
  const { repositories, attempts } = dependencies;
  const hasher = createArgon2PasswordHasher();
  const choice = createPasswordChoice(createZxcvbnCommonPasswords());
  const shared = { ...dependencies, ...repositories, choice, passwords: hasher };
  return {
    hasher,
    choice,
    check: createPasswordCheck({ accounts: repositories.accounts, passwords: hasher, attempts }),
    reset: createPasswordResetService(shared),
    change: createPasswordChangeService(shared),
  };
}
