import { useQuery } from '@apollo/client/react';
import { NativeSelect, SimpleGrid } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import type { AccessEvent } from '../generated/graphql.js';
import { Panel } from '../parts/panel.js';
import { RefreshButton } from '../parts/refresh-button.js';
import { nameText } from '../parts/texts.js';
import { momentOf, termOf, useTerms } from '../parts/use-terms.js';
import { AccessEntries } from './access-entries.js';
import { FilterField } from './filter-field.js';
import { AdminAccessLog } from './logs.graphql.js';

const EVENTS: readonly AccessEvent[] = ['GRANTED', 'RENEWED', 'MANIFEST', 'SEGMENT', 'ENDED', 'DENIED'];

/** Who got at which films, or did not. */
export function AccessLog() {
  const { terms, change } = useTerms(['event', 'accountId', 'profileId', 'titleId', 'from', 'to']);
  const filter = {
    event: termOf(terms.event) as AccessEvent | null,
    accountId: termOf(terms.accountId),
    profileId: termOf(terms.profileId),
    titleId: termOf(terms.titleId),
    from: momentOf(terms.from),
    to: momentOf(terms.to),
  };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AdminAccessLog, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Panel
      title="Access to films"
      text="An entry appears within seconds"
      actions={<RefreshButton isLoading={loading} onRefresh={refetch} />}
    >
      <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} mb="md">
        <NativeSelect
          label="What happened"
          value={terms.event}
          data={[
            { value: '', label: 'Anything' },
            ...EVENTS.map((event) => ({ value: event, label: nameText(event) })),
          ]}
          onChange={({ currentTarget }) => change({ event: currentTarget.value })}
        />
        <FilterField
          label="Account's id"
          value={terms.accountId}
          onChange={(accountId) => change({ accountId })}
        />
        <FilterField
          label="Profile's id"
          value={terms.profileId}
          onChange={(profileId) => change({ profileId })}
        />
        <FilterField label="Title's id" value={terms.titleId} onChange={(titleId) => change({ titleId })} />
        <FilterField
          label="From"
          type="datetime-local"
          value={terms.from}
          onChange={(from) => change({ from })}
        />
        <FilterField label="To" type="datetime-local" value={terms.to} onChange={(to) => change({ to })} />
      </SimpleGrid>
      <Loaded data={(data ?? previousData)?.admin.accessLog} error={error} onRetry={refetch}>
        {({ edges, pageInfo }) => (
          <>
            <AccessEntries entries={edges.map(({ node }) => node)} />
            <MoreButton
              pageInfo={pageInfo}
              isLoading={loading}
              onMore={(after) => fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
