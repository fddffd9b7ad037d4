import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shell/loaded.js';
import type { AdminPlaysByDayQuery, PopularityWindow } from '../generated/graphql.js';
import { OverTime } from '../parts/over-time.js';
import { countText, dayText } from '../parts/texts.js';
import { AdminPlaysByDay } from './subscriptions.graphql.js';

type TitlePlays = AdminPlaysByDayQuery['admin']['playsByDay'][number];

const COLORS = ['violet.4', 'teal.5', 'orange.5', 'yellow.5', 'red.5'];

/** How often the most played titles were begun, day by day. */
export function PlaysByDay() {
  const [window, setWindow] = useState<PopularityWindow>('WEEK');
  const { data, previousData, error, refetch } = useQuery(AdminPlaysByDay, { variables: { window } });
  return (
    <Loaded data={(data ?? previousData)?.admin.playsByDay} error={error} onRetry={refetch}>
      {(titles) => (
        <OverTime<DayPoint>
          title="Plays by day"
          text="How often the five most played titles were begun"
          actions={
            <SegmentedControl
              size="xs"
              aria-label="Days"
              value={window}
              onChange={(chosen) => setWindow(chosen as PopularityWindow)}
              data={[
                { value: 'WEEK', label: 'Week' },
                { value: 'MONTH', label: 'Month' },
              ]}
            />
          }
          points={pointsOf(titles)}
          // A day has no time: at noon it is the same one nearly everywhere.
          momentText={(day) => dayText(`${day}T12:00:00Z`)}
          leastTop={5}
          valueText={countText}
          lines={titles.map((plays, index) => ({
            name: nameOf(plays, index),
            color: COLORS[index % COLORS.length] ?? 'violet.4',
            value: ({ starts }) => starts[index] ?? null,
          }))}
        />
      )}
    </Loaded>
  );
}

interface DayPoint {
  readonly at: string;
  /** Title by title. */
  readonly starts: readonly number[];
}

function pointsOf(titles: readonly TitlePlays[]): readonly DayPoint[] {
  const days = titles[0]?.days ?? [];
  return days.map(({ day }, place) => ({
    at: day,
    starts: titles.map((plays) => plays.days[place]?.starts ?? 0),
  }));
}

/** Titles may have one name, and lines may not. */
function nameOf({ title }: TitlePlays, index: number): string {
  return `${index + 1}. ${title?.name ?? 'A title that was removed'}`;
}
