import { NativeSelect } from '@mantine/core';
import type { MetricsWindow } from '../generated/graphql.js';
import { dayTimeText, timeText } from '../parts/texts.js';

export type ChosenWindow = MetricsWindow | 'LIVE';

const WINDOWS: readonly { readonly value: ChosenWindow; readonly label: string }[] = [
  { value: 'LIVE', label: 'Live' },
  { value: 'FIVE_MINUTES', label: '5 minutes' },
  { value: 'FIFTEEN_MINUTES', label: '15 minutes' },
  { value: 'HOUR', label: '1 hour' },
  { value: 'SIX_HOURS', label: '6 hours' },
  { value: 'DAY', label: '1 day' },
  { value: 'WEEK', label: '1 week' },
  { value: 'MONTH', label: '1 month' },
];

/** What the figures of a window stand for. */
export function windowText(chosen: ChosenWindow): string {
  if (chosen === 'LIVE') return 'Each figure is of the minute before it, and is renewed every two seconds.';
  const window = WINDOWS.find(({ value }) => value === chosen);
  return `Figures over ${window?.label ?? '1 minute'} until now, renewed every ten seconds.`;
}

const LONG_WINDOWS: ReadonlySet<ChosenWindow> = new Set(['DAY', 'WEEK', 'MONTH']);

/** How the moments of a window are told apart. */
export function momentTextOf(chosen: ChosenWindow): (moment: string) => string {
  return LONG_WINDOWS.has(chosen) ? dayTimeText : timeText;
}

export interface WindowChooserProps {
  readonly chosen: ChosenWindow;
  readonly onChoose: (chosen: ChosenWindow) => void;
}

/** Over how long the figures are. */
export function WindowChooser({ chosen, onChoose }: WindowChooserProps) {
  return (
    <NativeSelect
      aria-label="Window"
      data={[...WINDOWS]}
      value={chosen}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as ChosenWindow)}
    />
  );
}
