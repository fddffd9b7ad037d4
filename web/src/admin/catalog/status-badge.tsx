import { Badge } from '@mantine/core';
import type { TitleStatus } from '../generated/graphql.js';
import { nameText } from '../parts/texts.js';

const COLORS: Readonly<Record<TitleStatus, string>> = {
  DRAFT: 'yellow',
  PUBLISHED: 'teal',
  ARCHIVED: 'gray',
};

/** Where a title stands on its way. */
export function TitleStatusBadge({ status }: { readonly status: TitleStatus }) {
  return (
    <Badge variant="dot" color={COLORS[status]}>
      {nameText(status)}
    </Badge>
  );
}
