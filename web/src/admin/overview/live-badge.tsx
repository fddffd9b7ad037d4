import { Badge } from '@mantine/core';
import { useLiveMetrics } from './live-metrics-context.js';

/** Whether figures arrive by themselves. */
export function LiveBadge() {
  const { isLive, latest, error } = useLiveMetrics();
  const [color, text] = error
    ? ['red', 'No figures']
    : latest === undefined
      ? ['gray', 'Connecting']
      : isLive
        ? ['teal', 'Live']
        : ['yellow', 'Every 5 s'];
  return (
    <Badge role="status" variant="dot" color={color}>
      {text}
    </Badge>
  );
}
