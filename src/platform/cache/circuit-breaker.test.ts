import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../telemetry/logger.js';
import { createCircuitBreaker } from './circuit-breaker.js';

const logger = createLogger({ level: 'silent', pretty: false });
const failing = vi.fn<() => Promise<string>>(() => Promise.reject(new Error('Redis is away')));
const answering = vi.fn(async () => 'answered');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  vi.clearAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
});

it('opens for a second after a failure, and then lets one call probe', async () => {
  const breaker = createCircuitBreaker(logger);
  expect(await breaker.attemptUnlessOpen(failing)).toBeNull();
  expect(await breaker.attemptUnlessOpen(failing)).toBeNull();
  expect(failing).toHaveBeenCalledOnce();

  vi.advanceTimersByTime(1_000);
  const both = [breaker.attemptUnlessOpen(answering), breaker.attemptUnlessOpen(answering)];
  expect(await Promise.all(both)).toEqual(['answered', null]);
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});

it('lets mandatory calls through, and closes when one succeeds', async () => {
  const breaker = createCircuitBreaker(logger);
  await breaker.attempt(failing);
  expect(await breaker.attemptUnlessOpen(answering)).toBeNull();
  expect(await breaker.attempt(answering)).toBe('answered');
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});

it('stays open for a second even if the system clock is set back', async () => {
  const breaker = createCircuitBreaker(logger);
  await breaker.attempt(failing);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});
