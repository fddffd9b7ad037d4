import { describe, expect, test } from 'vitest';
import { judgeStreams } from './judge-streams.js';
import type { StreamOperation } from './stream-operation.js';

const RULES = { limit: 2, leaseMs: 3_000 };

/** Sent at this time, and answered ten milliseconds later. */
function asked(atMs: number, parts: Partial<StreamOperation>): StreamOperation {
  const span = { sentMs: atMs, receivedMs: atMs + 10 };
  return { what: 'start', stream: null, takeOver: null, answer: 'DONE', ...span, ...parts };
}

const heartbeat = (atMs: number, stream: string, answer: StreamOperation['answer'] = 'DONE') =>
  asked(atMs, { what: 'heartbeat', stream, answer });

describe('streams live at the same time', () => {
  test('are those that can neither have expired nor been ended', () => {
    const started = [asked(0, { stream: 'a' }), asked(100, { stream: 'b' })];
    expect(judgeStreams([...started, asked(200, { stream: 'c' })], RULES).mostAtOnce).toBe(3);
    expect(judgeStreams([...started, asked(3_000, { stream: 'c' })], RULES).mostAtOnce).toBe(2);
    expect(
      judgeStreams([...started, heartbeat(2_000, 'a'), asked(4_000, { stream: 'c' })], RULES).mostAtOnce,
    ).toBe(2);
    expect(judgeStreams([...started, asked(200, { stream: 'c', takeOver: 'a' })], RULES).mostAtOnce).toBe(2);
    expect(
      judgeStreams(
        [
          ...started,
          asked(200, { stream: 'c' }),
          asked(200, { what: 'stop', stream: 'a', answer: 'UNKNOWN' }),
        ],
        RULES,
      ).mostAtOnce,
    ).toBe(2);
  });

  test('are not increased by a refused takeover', () => {
    const operations = [
      asked(0, { stream: 'a' }),
      asked(50, { takeOver: 'a', answer: 'NO_ROOM' }),
      asked(100, { stream: 'b' }),
      asked(200, { stream: 'c' }),
    ];
    expect(judgeStreams(operations, RULES).mostAtOnce).toBe(3);
  });
});

describe('the end of a stream', () => {
  test('is final, whoever requested it: no later heartbeat may renew the stream', () => {
    const started = [asked(0, { stream: 'a' })];
    const stopped = asked(100, { what: 'stop', stream: 'a' });
    const takenOver = asked(100, { stream: 'b', takeOver: 'a' });
    for (const end of [stopped, takenOver, heartbeat(100, 'a', 'NO_ROOM')]) {
      const revival = heartbeat(200, 'a');
      expect(judgeStreams([...started, end, revival], RULES).revived).toEqual([revival]);
      expect(judgeStreams([...started, end, heartbeat(105, 'a')], RULES).revived).toEqual([]);
    }
  });

  test('is wrong if nobody requested it', () => {
    const ended = heartbeat(1_000, 'a', 'ENDED');
    const stopped = asked(500, { what: 'stop', stream: 'a', answer: 'UNKNOWN' });
    expect(judgeStreams([asked(0, { stream: 'a' }), ended], RULES).wronglyRefused).toEqual([ended]);
    expect(judgeStreams([asked(0, { stream: 'a' }), stopped, ended], RULES).wronglyRefused).toEqual([]);
  });
});

describe('a refusal because of the limit', () => {
  const full = [asked(0, { stream: 'a' }), asked(0, { answer: 'UNKNOWN' })];
  const refused = (atMs: number) => asked(atMs, { answer: 'NO_ROOM' });

  test("is right while the plan's number of streams may be live, known or not", () => {
    expect(judgeStreams([...full, refused(3_000)], RULES).wronglyRefused).toEqual([]);
  });

  test('is wrong after a silence, after an end, and for a takeover', () => {
    const late = refused(6_000);
    expect(judgeStreams([...full, late], RULES).wronglyRefused).toEqual([late]);
    const soon = refused(1_000);
    const stopped = asked(500, { what: 'stop', stream: 'a' });
    expect(judgeStreams([...full, stopped, soon], RULES).wronglyRefused).toEqual([soon]);
    const instead = asked(1_000, { takeOver: 'a', answer: 'NO_ROOM' });
    expect(judgeStreams([...full, instead], RULES).wronglyRefused).toEqual([instead]);
  });

  test('is wrong for a stream with timely heartbeats', () => {
    const others = [asked(0, { stream: 'b' }), asked(0, { stream: 'c' })];
    const early = heartbeat(1_000, 'a', 'NO_ROOM');
    expect(judgeStreams([asked(0, { stream: 'a' }), ...others, early], RULES).wronglyRefused).toEqual([
      early,
    ]);
    const late = heartbeat(3_050, 'a', 'NO_ROOM');
    expect(judgeStreams([asked(0, { stream: 'a' }), ...others, late], RULES).wronglyRefused).toEqual([]);
  });
});
