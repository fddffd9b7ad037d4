import { Badge } from '@mantine/core';
import type { HealthStatus } from '../generated/graphql.js';
import { nameText } from '../parts/texts.js';

const COLORS: Readonly<Record<HealthStatus, string>> = { UP: 'teal', DEGRADED: 'yellow', DOWN: 'red' };

/** How something does, in a word. */
export function StatusBadge({ status }: { readonly status: HealthStatus }) {
  return (
    <Badge variant="dot" color={COLORS[status]}>
      {nameText(status)}
    </Badge>
  );
}
