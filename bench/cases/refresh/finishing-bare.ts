import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { answerTo } from '../../harness/http-request.js';
import { RUNTIME_SECONDS } from '../progress/viewers.js';
import type { SimulatedViewer } from './simulated-viewers.js';
import { type Refreshed, timeRefresh } from './time-refresh.js';

/** A viewer without authentication, on a device that follows a channel. */
export interface BareViewer {
  readonly profileId: string;
  readonly refreshes: AsyncIterator<Refreshed, unknown>;
}

export function connectBareViewers(
  address: string,
  viewers: readonly SimulatedViewer[],
  disposer: Disposer,
): Promise<BareViewer[]> {
  return Promise.all(
    viewers.map(async ({ profileId }) => {
      const socket = new WebSocket(address.replace('http', 'ws'));
      disposer.defer(async () => socket.terminate());
      await once(socket, 'open');
      socket.send(profileId);
      await once(socket, 'message');
      return { profileId, refreshes: refreshesIn(socket) };
    }),
  );
}

async function* refreshesIn(socket: WebSocket): AsyncGenerator<Refreshed, void> {
  for (;;) {
    const [message] = (await once(socket, 'message')) as [Buffer];
    yield JSON.parse(message.toString()) as Refreshed;
  }
}

/** Lets viewers finish a film. @returns milliseconds from the request until the viewer's device gets the event */
export function finishingBare(address: string, titleId: string): (viewer: BareViewer) => Promise<number> {
  return (viewer) =>
    timeRefresh({
      ...viewer,
      send: () =>
        answerTo({
          url: `${address}/progress`,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            profileId: viewer.profileId,
            titleId,
            positionSeconds: RUNTIME_SECONDS,
            observedAt: new Date(),
            sequence: 0,
          }),
        }),
    });
}
