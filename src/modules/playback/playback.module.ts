import { isSignedIn, type Rules } from '../../graphql/rules.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { SubscriptionChanged } from '../subscriptions/index.js';
import { endPlayback, PlaybackLiveResolver } from './playback.live.js';

const rules: Rules = { Query: {}, Mutation: {}, Subscription: { playbackEnded: isSignedIn } };

/** Wires what players are told. */
export function createPlayback() {
  return {
    resolvers: [new PlaybackLiveResolver()],
    rules,
    observe(relay: OutboxRelay, liveTopics: LiveTopics) {
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async (event) => {
        const { accountId, endsAccess } = event.payload;
        if (endsAccess) await endPlayback(liveTopics, accountId, 'ACCESS_ENDED', event);
      });
    },
  };
}
