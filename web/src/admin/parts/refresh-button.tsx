import { ActionIcon, Tooltip } from '@mantine/core';
import IconRefresh from '@tabler/icons-react/icons/IconRefresh';

export interface RefreshButtonProps {
  readonly isLoading: boolean;
  readonly onRefresh: () => unknown;
}

/** Asks again, for what does not renew itself. */
export function RefreshButton({ isLoading, onRefresh }: RefreshButtonProps) {
  return (
    <Tooltip label="Refresh">
      <ActionIcon
        variant="default"
        size={36}
        aria-label="Refresh"
        loading={isLoading}
        onClick={() => void onRefresh()}
      >
        <IconRefresh size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
