import { useQuery } from '@apollo/client/react';
import { SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shell/loaded.js';
import { CacheHits } from '../caches/cache-hits.js';
import { PageHead } from '../parts/page-head.js';
import { ChartsOverTime } from './charts-over-time.js';
import { LatencyByOperation } from './latency-by-operation.js';
import { useLiveMetrics } from './live-metrics-context.js';
import { AdminMetrics } from './overview.graphql.js';
import { OverviewFigures } from './overview-figures.js';
import { Refusals } from './refusals.js';
import { useMetricsPoints } from './use-metrics-points.js';
import { type ChosenWindow, momentTextOf, WindowChooser, windowText } from './window-chooser.js';

/** How the system does: as it changes, and over as long as one chooses. */
export function OverviewPage() {
  const live = useLiveMetrics();
  const [chosen, setChosen] = useState<ChosenWindow>('LIVE');
  const points = useMetricsPoints(chosen);
  const asked = useQuery(AdminMetrics, {
    variables: { window: chosen === 'LIVE' ? 'MINUTE' : chosen },
    skip: chosen === 'LIVE',
    pollInterval: 10_000,
  });
  const metrics = chosen === 'LIVE' ? live.latest?.metrics : asked.data?.admin.metrics;
  const error = chosen === 'LIVE' ? live.error : asked.error;
  return (
    <>
      <PageHead title="Overview" text={`All processes together. ${windowText(chosen)}`}>
        <WindowChooser chosen={chosen} onChoose={setChosen} />
      </PageHead>
      <Loaded data={metrics} error={error} onRetry={asked.refetch}>
        {(shown) => (
          <Stack gap="lg">
            <OverviewFigures metrics={shown} />
            <ChartsOverTime points={points} momentText={momentTextOf(chosen)} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              <Stack gap="lg" miw={0}>
                <LatencyByOperation operations={shown.byOperation} />
                <Refusals refusals={shown.rateLimitRefusals} />
              </Stack>
              <CacheHits window={chosen === 'LIVE' ? 'MINUTE' : chosen} />
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </>
  );
}
