import { useQuery } from '@apollo/client/react';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import { PageHead } from '../parts/page-head.js';
import { Panel } from '../parts/panel.js';
import { ImportForm } from './import-form.js';
import { ImportProgress } from './import-progress.js';
import { AdminImports } from './imports.graphql.js';

/** Titles that come from elsewhere, many at once, and how far that has come. */
export function ImportsPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(AdminImports, {
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHead
        title="Imports"
        text="Titles from a file, up to 500 at once. Those that were imported before are changed; new ones are published at once."
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <ImportForm onStarted={refetch} />
        <Panel title="Imports so far" text="The latest first">
          <Loaded data={data?.admin.catalogImports} error={error} onRetry={refetch}>
            {({ edges, pageInfo }) => (
              <>
                {edges.length === 0 && (
                  <Text c="dimmed" role="status">
                    Nothing was imported yet.
                  </Text>
                )}
                <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                  {edges.map(({ node }) => (
                    <ImportProgress key={node.id} catalogImport={node} />
                  ))}
                </Stack>
                <MoreButton
                  pageInfo={pageInfo}
                  isLoading={loading}
                  onMore={(after) => fetchMore({ variables: { after } })}
                />
              </>
            )}
          </Loaded>
        </Panel>
      </SimpleGrid>
    </>
  );
}
