import * as admin from './admin-operations.js';
import type { Viewer } from './story.js';

/** Has an administrator give an account a role. */
export function setRole({ client }: Viewer, accountId: string, role: 'ADMIN' | 'VIEWER') {
  return client.send(admin.SetAccountRole, { input: { accountId, role } });
}

/** Has an administrator suspend an account. */
export function suspendAccount({ client }: Viewer, accountId: string, reason = 'Shared the password.') {
  return client.send(admin.SuspendAccount, { input: { accountId, reason } });
}
