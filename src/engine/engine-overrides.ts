import type { AccountPolls } from '../modules/accounts/accounts.module.js';
import type { Streaming } from '../modules/playback/media/streaming.js';
import type { PaymentGateway } from '../modules/subscriptions/payment-gateway.js';
import type { PlatformOverrides } from '../platform-services.js';

/** What tests replace. */
export interface EngineOverrides extends PlatformOverrides {
  readonly gateway?: PaymentGateway;
  /** Which media exist, and who signs their URLs and logs access to them. */
  readonly streaming?: Streaming;
  /** How often to look for a newer recommendation model. */
  readonly modelPollMs?: number;
  /** How often to poll for ended sessions and changed keys whose message was lost. */
  readonly accountPolls?: AccountPolls;
}
