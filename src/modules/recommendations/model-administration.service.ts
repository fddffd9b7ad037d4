import type { AuditLog, AuditRecord } from '../../platform/audit/audit-log.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { ModelBuild, ModelReport, ModelRepository } from './model.repository.js';
import { buildModelJob } from './recommendation.jobs.js';

export interface ModelAdministrationDependencies {
  readonly models: ModelRepository;
  readonly jobs: JobQueue;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export type ModelAdministrationService = ReturnType<typeof createModelAdministrationService>;

/** The versions of the recommendation model, and what administrators may do with them. */
export function createModelAdministrationService(dependencies: ModelAdministrationDependencies) {
  const { models, jobs, audit, clock } = dependencies;

  function entry(action: string, modelId: string, actor: Actor): AuditRecord {
    return {
      actor,
      action: `recommendations.${action}`,
      subject: { type: 'recommendation_model', id: modelId },
      details: {},
      occurredAt: clock.now(),
    };
  }

  return {
    /** The model that is being learned, if any. */
    building: (): Promise<ModelBuild | null> => models.building(),

    /** Newest first. */
    list: (): Promise<ModelReport[]> => models.list(),

    /** Has a model learned as soon as a worker is free. Requests in the meantime are merged. */
    async rebuild(actor: Actor): Promise<void> {
      // Audited before enqueuing, which cannot be part of a transaction, so that no request goes unrecorded.
      await audit.append(entry('rebuild', 'next', actor));
      await jobs.enqueue(buildModelJob, {});
    },

    /**
     * Publishes the previous model again, until the next one is learned.
     * @throws NotFoundError unless the model was published before
     */
    async rollBack(modelId: string, actor: Actor): Promise<ModelReport> {
      if (!isId(modelId)) throw new NotFoundError('The model');
      if (!(await models.republish(modelId, entry('roll_back', modelId, actor))))
        throw new NotFoundError('The model');
      const model = (await models.list()).find(({ id }) => id === modelId);
      if (!model) throw new NotFoundError('The model');
      return model;
    },
  };
}
