import { useMutation } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { ConfirmButton } from '../parts/confirm-button.js';
import { PageHead } from '../parts/page-head.js';
import { Experiments } from './experiments.js';
import { Models } from './models.js';
import { AdminModels, RebuildRecommendations } from './recommendations.graphql.js';
import { SurfaceLatency } from './surface-latency.js';

/** What recommends, how well and how fast it does, and what is being tried. */
export function RecommendationsPage() {
  const [rebuild] = useMutation(RebuildRecommendations, { refetchQueries: [AdminModels] });
  return (
    <>
      <PageHead
        title="Recommendations"
        text="A model is learned every hour from what was watched and liked; the one before it stays at hand."
      >
        <ConfirmButton
          label="Learn anew"
          color="violet"
          question="Learn a model now?"
          text="It is learned in the background, and takes over from the one that serves when it is ready."
          done="It is queued."
          onConfirm={() => rebuild()}
        />
      </PageHead>
      <Stack gap="lg">
        <Models />
        <SurfaceLatency />
        <Experiments />
      </Stack>
    </>
  );
}
