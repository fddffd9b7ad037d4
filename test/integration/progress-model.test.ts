import { expect, test } from 'vitest';
import { startPlatform } from '../support/platform.js';
import { runProgressModel } from '../support/progress-model/run-progress-model.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const RUNS = 6;

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);

test('for any reports of five devices over three servers, progress ends at the latest position', {
  timeout: 180_000,
}, async () => {
  await using second = await startPlatform({ role: 'api', beside: platform });
  await using third = await startPlatform({ role: 'api', beside: platform });
  const agreement = runProgressModel(
    {
      addresses: [platform.address, second.address, third.address],
      durationSeconds: RUNTIME_SECONDS,
      async watcher() {
        const { viewer, profile } = await story.viewerWithProfile();
        return { profileId: profile.id, accessToken: viewer.accessToken };
      },
      films: (count) => story.movies(Array.from({ length: count }, () => ({}))),
      series: (seasons) => story.series({ name: 'A series', seasons }),
    },
    RUNS,
  );
  await expect(agreement).resolves.toBeUndefined();
});
