import { Button } from '@mantine/core';

export interface MoreButtonProps {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly isLoading: boolean;
  readonly onMore: (after: string | null) => unknown;
}

/** Gets the next page of a list, where there is one. */
export function MoreButton({ pageInfo, isLoading, onMore }: MoreButtonProps) {
  if (!pageInfo.hasNextPage) return null;
  return (
    <Button
      mt="md"
      variant="default"
      loading={isLoading}
      onClick={() => void onMore(pageInfo.endCursor ?? null)}
    >
      More
    </Button>
  );
}
