import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shell/loaded.js';
import { type ChosenWindow, WindowChooser } from '../overview/window-chooser.js';
import { PageHead } from '../parts/page-head.js';
import { CacheHits } from './cache-hits.js';
import { CachePolicies } from './cache-policies.js';
import { AdminCaches } from './caches.graphql.js';
import { InvalidateForm } from './invalidate-form.js';

/** What is cached, how well that goes, and a way to have something read anew. */
export function CachesPage() {
  const [chosen, setChosen] = useState<ChosenWindow>('LIVE');
  const window = chosen === 'LIVE' ? 'MINUTE' : chosen;
  const { data, previousData, error, refetch } = useQuery(AdminCaches, {
    variables: { window },
    pollInterval: 5000,
  });
  return (
    <>
      <PageHead
        title="Caches"
        text="What is read often is kept in each process and, for all of them, in Redis."
      >
        <WindowChooser chosen={chosen} onChoose={setChosen} />
      </PageHead>
      <Stack gap="lg">
        <CacheHits window={window} />
        <Loaded data={(data ?? previousData)?.admin.cacheStats} error={error} onRetry={refetch}>
          {(caches) => (
            <>
              <InvalidateForm namespaces={caches.map(({ name }) => name)} />
              <CachePolicies caches={caches} />
            </>
          )}
        </Loaded>
      </Stack>
    </>
  );
}
