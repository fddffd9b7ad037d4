import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import type { AdminExperimentsQuery } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { momentText, nameText, shareText } from '../parts/texts.js';
import { differenceText, outcomeText } from './outcome-text.js';
import { RailOutcomes } from './rail-outcomes.js';
import { AdminExperiments, EndExperiment } from './recommendations.graphql.js';
import { StartExperimentButton } from './start-experiment.js';

type Experiment = AdminExperimentsQuery['admin']['recommendationExperiments'][number];
type Arm = Experiment['arms'][number];

const COLUMNS: readonly Column<Arm>[] = [
  { name: 'Arm', cell: ({ name }) => name },
  { name: 'Profiles', isNumber: true, cell: ({ share }) => shareText(share / 100) },
  {
    name: 'Weights',
    cell: ({ voices }) =>
      voices.length === 0
        ? 'Those that were learned'
        : voices.map(({ strategy, weight }) => `${nameText(strategy)} ${weight}`).join(', '),
  },
  { name: 'Diversity', isNumber: true, cell: ({ diversity }) => diversity ?? 'Usual' },
  { name: 'Exploration', isNumber: true, cell: ({ exploration }) => exploration ?? 'None' },
  { name: 'Played of what it showed', cell: ({ outcome }) => outcomeText(outcome) },
  { name: 'More than the first', cell: ({ difference }) => differenceText(difference) },
  { name: 'By rail', cell: ({ outcomes }) => <RailOutcomes outcomes={outcomes} /> },
];

/** Ways of recommending that are tried beside each other. */
export function Experiments() {
  const { data, error, refetch } = useQuery(AdminExperiments, { fetchPolicy: 'cache-and-network' });
  return (
    <Panel
      title="Experiments"
      text="Profiles that take part are divided between arms; outcomes come with the range that holds 95 times in 100"
      actions={<StartExperimentButton />}
    >
      <Loaded data={data?.admin.recommendationExperiments} error={error} onRetry={refetch}>
        {(experiments) => (
          <Stack>
            {experiments.length === 0 && (
              <Text c="dimmed" role="status">
                Nothing was tried yet. All profiles are served by the weights that were learned.
              </Text>
            )}
            {experiments.map((experiment) => (
              <ExperimentCard key={experiment.id} experiment={experiment} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function ExperimentCard({ experiment }: { readonly experiment: Experiment }) {
  const { id, name, share, startedAt, endsAt, endedAt, arms } = experiment;
  const [end] = useMutation(EndExperiment, { variables: { experimentId: id } });
  return (
    <Paper withBorder p="md" radius="md">
      <Group justify="space-between">
        <div>
          <Title order={3} size="h5">
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            {shareText(share / 100)} of all profiles, {momentText(startedAt)} to{' '}
            {momentText(endedAt ?? endsAt)}
          </Text>
        </div>
        {endedAt ? (
          <Badge variant="default">Ended</Badge>
        ) : (
          <ConfirmButton
            size="compact-sm"
            color="orange"
            label="End"
            aria-label={`End ${name}`}
            question={`End ${name}?`}
            text="All profiles are served by the weights that were learned. It cannot be taken up again."
            done={`${name} has ended.`}
            onConfirm={() => end()}
          />
        )}
      </Group>
      <DataTable
        label={`Arms of ${name}`}
        rows={arms}
        rowKey={(arm) => arm.name}
        empty="It has no arms."
        columns={COLUMNS}
      />
    </Paper>
  );
}
