import { useQuery } from '@apollo/client/react';
import { SimpleGrid } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import { Panel } from '../parts/panel.js';
import { RefreshButton } from '../parts/refresh-button.js';
import { momentOf, termOf, useTerms } from '../parts/use-terms.js';
import { AuditEntries } from './audit-entries.js';
import { FilterField } from './filter-field.js';
import { AdminAuditLog } from './logs.graphql.js';

/** Who did what. */
export function AuditLog() {
  const { terms, change } = useTerms(['action', 'actorId', 'subjectType', 'subjectId', 'from', 'to']);
  const filter = {
    action: termOf(terms.action),
    actorId: termOf(terms.actorId),
    subjectType: termOf(terms.subjectType),
    subjectId: termOf(terms.subjectId),
    from: momentOf(terms.from),
    to: momentOf(terms.to),
  };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AdminAuditLog, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Panel title="Audit log" actions={<RefreshButton isLoading={loading} onRefresh={refetch} />}>
      <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} mb="md">
        <FilterField label="Action" value={terms.action} onChange={(action) => change({ action })} />
        <FilterField label="Actor's id" value={terms.actorId} onChange={(actorId) => change({ actorId })} />
        <FilterField
          label="Done to a"
          value={terms.subjectType}
          onChange={(subjectType) => change({ subjectType })}
        />
        <FilterField label="Its id" value={terms.subjectId} onChange={(subjectId) => change({ subjectId })} />
        <FilterField
          label="From"
          type="datetime-local"
          value={terms.from}
          onChange={(from) => change({ from })}
        />
        <FilterField label="To" type="datetime-local" value={terms.to} onChange={(to) => change({ to })} />
      </SimpleGrid>
      <Loaded data={(data ?? previousData)?.admin.auditLog} error={error} onRetry={refetch}>
        {({ edges, pageInfo }) => (
          <>
            <AuditEntries entries={edges.map(({ node }) => node)} />
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
