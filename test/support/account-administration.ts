import * as admin from './admin-operations.js';
import type { Viewer } from './story.js';

/** Gives an account a role, as an administrator. */
export function setRole({ client }: Viewer, accountId: string, role: 'ADMIN' | 'VIEWER') {
  return client.send(admin.SetAccountRole, { input: { accountId, role } });
}

/** Suspends an account, as an administrator. */
export function suspendAccount({ client }: Viewer, accountId: string, reason = 'Shared the password.') {
  return client.send(admin.SuspendAccount, { input: { accountId, reason } });
}
