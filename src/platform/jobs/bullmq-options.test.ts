import { expect, test } from 'vitest';
import { z } from 'zod';
import { retryOptions } from './bullmq-options.js';
import { defineJob } from './job-definition.js';

const DAY_SECONDS = 86_400;

test('ended jobs are limited by number and age, because their payloads may contain personal data', () => {
  const greet = defineJob({
    queue: 'greetings',
    name: 'greet',
    does: 'greets',
    schema: z.object({ email: z.string() }),
    attempts: 1,
    backoffMs: 0,
  });
  expect(retryOptions({ ...greet, keepCompleted: 5 })).toMatchObject({
    removeOnComplete: { count: 5, age: 7 * DAY_SECONDS },
    removeOnFail: { count: 10_000, age: 30 * DAY_SECONDS },
  });
});
