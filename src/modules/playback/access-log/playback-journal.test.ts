import { expect, test } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { systemClock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { AccessEntry } from './access-log.js';
import { createPlaybackJournal } from './playback-journal.js';

const logger = createLogger({ level: 'silent', pretty: false });

test('an entry that the log refuses after the wait for it has ended is logged', async () => {
  const noted: AccessEntry[] = [];
  let reject: (error: Error) => void = () => undefined;
  const recording = new Promise<void>((_resolve, refuse) => {
    reject = refuse;
  });
  const accessLog = { record: () => recording, note: (entry: AccessEntry) => void noted.push(entry) };
  const journal = createPlaybackJournal({ accessLog, clock: systemClock, logger });
  const titleId = newId();
  await journal.record({ event: 'ENDED', reason: 'STOPPED', stream: { titleId } });
  expect(noted).toEqual([]);
  reject(new Error('Redis is away.'));
  await eventually(
    () => noted,
    ({ length }) => length === 1,
  );
  expect(noted).toMatchObject([{ event: 'ENDED', titleId }]);
});
