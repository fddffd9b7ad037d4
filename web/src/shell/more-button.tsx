import { Button, type ButtonProps } from '@mantine/core';
import { tellUndone } from '../errors/tell-undone.js';

export interface MoreButtonProps extends ButtonProps {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined;
  readonly isLoading: boolean;
  readonly onMore: (after: string | null) => Promise<unknown>;
}

/** Gets the next page of a list, where there is one; the list stays as it is where that cannot be had. */
export function MoreButton({ pageInfo, isLoading, onMore, children = 'More', ...look }: MoreButtonProps) {
  if (!pageInfo?.hasNextPage) return null;
  const more = () =>
    onMore(pageInfo.endCursor ?? null).catch((error: unknown) => tellUndone('There is no more yet', error));
  return (
    <Button mt="md" variant="default" {...look} loading={isLoading} onClick={() => void more()}>
      {children}
    </Button>
  );
}
