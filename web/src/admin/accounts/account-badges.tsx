import { Badge, Group } from '@mantine/core';
import type { AccountRowFragment } from '../generated/graphql.js';

/** How an account stands, in a few words. */
export function AccountBadges({ account }: { readonly account: AccountRowFragment }) {
  const { role, emailVerified, suspendedAt, erasureDueAt } = account;
  return (
    <Group gap={6} wrap="nowrap" miw="max-content">
      {role === 'ADMIN' && <Badge>Admin</Badge>}
      {suspendedAt && (
        <Badge variant="dot" color="red">
          Suspended
        </Badge>
      )}
      {erasureDueAt && (
        <Badge variant="dot" color="orange">
          To be erased
        </Badge>
      )}
      {!suspendedAt && !erasureDueAt && (
        <Badge variant="dot" color={emailVerified ? 'teal' : 'yellow'}>
          {emailVerified ? 'Active' : 'Not verified'}
        </Badge>
      )}
    </Group>
  );
}
