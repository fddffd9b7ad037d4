import type { JobNotes } from '../../platform/jobs/job-definition.js';
import { InvalidInputError } from '../../shared/domain-error.js';

/** @throws InvalidInputError when no job uses a queue of this name */
export type RequireQueue = (queue: string) => void;

/** @param registry every kind of job */
export function createRequireQueue(registry: readonly JobNotes[]): RequireQueue {
  const names = new Set(registry.map(({ queue }) => queue));
  return (queue) => {
    if (names.has(queue)) return;
    throw new InvalidInputError({ queue: 'There is no such queue. `admin.queues` lists them.' });
  };
}
