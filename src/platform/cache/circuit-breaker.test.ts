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

it('waits for what fails once, leaves it alone for a second, and then has one call find out', async () => {
  const breaker = createCircuitBreaker(logger);
  expect(await breaker.attemptUnlessOpen(failing)).toBeNull();
  expect(await breaker.attemptUnlessOpen(failing)).toBeNull();
  expect(failing).toHaveBeenCalledOnce();

  vi.advanceTimersByTime(1_000);
  const both = [breaker.attemptUnlessOpen(answering), breaker.attemptUnlessOpen(answering)];
  expect(await Promise.all(both)).toEqual(['answered', null]);
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});

it('makes a call that may not be left out, and is closed again when that is answered', async () => {
  const breaker = createCircuitBreaker(logger);
  await breaker.attempt(failing);
  expect(await breaker.attemptUnlessOpen(answering)).toBeNull();
  expect(await breaker.attempt(answering)).toBe('answered');
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});

it('leaves it alone for a second, although the clock of the system is set back meanwhile', async () => {
  const breaker = createCircuitBreaker(logger);
  await breaker.attempt(failing);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(await breaker.attemptUnlessOpen(answering)).toBe('answered');
});
