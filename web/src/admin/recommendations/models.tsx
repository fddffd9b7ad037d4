import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Group, Progress, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Loaded } from '../../shell/loaded.js';
import type { AdminModelsQuery, RecommendationModelStatus } from '../generated/graphql.js';
import { type ModelBuild, useLiveMetrics } from '../overview/live-metrics-context.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { countText, momentText, nameText } from '../parts/texts.js';
import { RailOutcomes } from './rail-outcomes.js';
import { AdminModels, RollBackRecommendations } from './recommendations.graphql.js';

type Model = AdminModelsQuery['admin']['models'][number];

const COLORS: Readonly<Record<RecommendationModelStatus, string>> = {
  BUILDING: 'violet',
  PUBLISHED: 'teal',
  RETIRED: 'gray',
};

const COLUMNS: readonly Column<Model>[] = [
  {
    name: 'Model',
    cell: ({ algorithm, createdAt }) => (
      <>
        <Text size="sm" fw={600}>
          {algorithm === 'EASE' ? 'EASE' : nameText(algorithm)}
        </Text>
        <Text size="xs" c="dimmed">
          {momentText(createdAt)}
        </Text>
      </>
    ),
  },
  { name: 'State', cell: (model) => <ModelState model={model} /> },
  { name: 'Titles', isNumber: true, cell: ({ titles }) => countText(titles) },
  { name: 'Viewers', isNumber: true, cell: ({ viewers }) => countText(viewers) },
  { name: 'Interactions', isNumber: true, cell: ({ interactions }) => countText(interactions) },
  {
    name: 'Played of what it showed',
    cell: ({ outcomes }) => <RailOutcomes outcomes={outcomes} />,
  },
  { name: 'Action', cell: (model) => model.status === 'RETIRED' && <RollBack model={model} /> },
];

/** The models, the newest first: the one that serves, the one before it, and one that is being learned. */
export function Models() {
  const { data, error, refetch } = useQuery(AdminModels, {
    pollInterval: 5000,
    fetchPolicy: 'cache-and-network',
  });
  const { modelBuild } = useLiveMetrics();
  const buildId = modelBuild?.id;
  // One that begins or ends changes more than how far it has come. What fails is shown below.
  useEffect(() => {
    refetch().catch(() => undefined);
  }, [buildId, refetch]);
  return (
    <Panel
      title="Models"
      text="Renewed every five seconds, and how far one has come that is being learned, every two"
    >
      <Loaded data={data?.admin.models} error={error} onRetry={refetch}>
        {(models) => (
          <DataTable
            label="Models"
            rows={models.map((model) => withProgress(model, modelBuild))}
            rowKey={({ id }) => id}
            empty="No model was learned yet."
            columns={COLUMNS}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** As far as was heard last, by whichever way. */
function withProgress(model: Model, build: ModelBuild): Model {
  if (model.id !== build?.id) return model;
  return { ...model, blocksLearned: Math.max(model.blocksLearned, build.blocksLearned) };
}

function ModelState({ model: { status, blocks, blocksLearned } }: { readonly model: Model }) {
  if (status !== 'BUILDING') {
    return (
      <Badge variant="dot" color={COLORS[status]}>
        {status === 'PUBLISHED' ? 'Serves' : nameText(status)}
      </Badge>
    );
  }
  const share = blocks === 0 ? 0 : (100 * blocksLearned) / blocks;
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress w={80} value={share} aria-label="Learned" />
      <Text size="xs">
        {blocksLearned} of {blocks}
      </Text>
    </Group>
  );
}

function RollBack({ model: { id, createdAt } }: { readonly model: Model }) {
  const [rollBack] = useMutation(RollBackRecommendations, {
    variables: { modelId: id },
    refetchQueries: [AdminModels],
  });
  return (
    <ConfirmButton
      size="compact-sm"
      color="orange"
      label="Roll back to it"
      question="Roll back to this model?"
      text={`The model of ${momentText(createdAt)} serves again, for everybody, until the next one is learned.`}
      done="It serves again."
      onConfirm={() => rollBack()}
    />
  );
}
