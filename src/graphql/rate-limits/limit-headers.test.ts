import { expect, it } from 'vitest';
import type { RateLimitPolicy } from '../../platform/rate-limit/rate-limiter.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import { limitHeaders } from './limit-headers.js';

const budget: RateLimitPolicy = {
  name: 'budget',
  algorithm: 'token-bucket',
  capacity: 600,
  refillPerSecond: 10,
};
const pin: RateLimitPolicy = { name: 'pin', algorithm: 'sliding-log', most: 3, windowSeconds: 600 };

it('contain all applied limits with quota, window and remainder', () => {
  const standings = [
    { policy: budget, remaining: 590, resetSeconds: 1 },
    { policy: pin, remaining: 2, resetSeconds: 600 },
  ];
  const decision = { isAdmitted: true, retryAfterSeconds: 0, standings };
  expect(limitHeaders({ refusal: null, decision })).toEqual({
    'ratelimit-policy': '"budget";q=600;w=60, "pin";q=3;w=600',
    ratelimit: '"budget";r=590;t=1, "pin";r=2;t=600',
  });
});

it('contain the tightest of several limits with the same name', () => {
  const standings = [
    { policy: pin, remaining: 2, resetSeconds: 300 },
    { policy: pin, remaining: 0, resetSeconds: 600 },
  ];
  const decision = { isAdmitted: true, retryAfterSeconds: 0, standings };
  expect(limitHeaders({ refusal: null, decision }).ratelimit).toBe('"pin";r=0;t=600');
});

it('contain a Retry-After on refusal that covers all windows', () => {
  const standings = [
    { policy: budget, remaining: 100, resetSeconds: 50 },
    { policy: pin, remaining: 0, resetSeconds: 600 },
  ];
  const decision = { isAdmitted: false, retryAfterSeconds: 20, standings };
  expect(limitHeaders({ refusal: new RateLimitedError(20), decision })).toEqual({
    'retry-after': '20',
    'ratelimit-policy': '"budget";q=600;w=60, "pin";q=3;w=600',
    ratelimit: '"budget";r=100;t=20, "pin";r=0;t=20',
  });
});

it('contain only a Retry-After for a blocked caller', () => {
  expect(limitHeaders({ refusal: new RateLimitedError(900), decision: null })).toEqual({
    'retry-after': '900',
  });
});
