import { expect, test } from 'vitest';
import { walkSubscription } from '../../tools/tour/subscription-tour.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ testClock: true });
const story = createStory(platform);

test('the tour of a subscription goes from its trial to its suspension and back', async () => {
  const { email } = await story.admin();
  await story.movie({ requiredTier: 'STANDARD' });
  const said: string[] = [];
  await walkSubscription(platform.address, { email, password: PASSWORD }, (line) => said.push(line));
  expect(said.join('\n')).toMatch(/live: playback ended \(ACCESS_ENDED\)[^]*Done$/);
});
