import type { AuditRecord } from '../../../platform/audit/audit-log.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId, newId } from '../../../shared/ids.js';
import { checkExperiment, type ExperimentArm } from '../domain/experiment.js';
import type { ExperimentRecord, ExperimentRepository } from './experiment.repository.js';
import { ExperimentRunningError } from './experiment-running-error.js';

export interface ExperimentServiceDependencies {
  readonly experiments: ExperimentRepository;
  readonly clock: Clock;
}

export interface ExperimentPlan {
  readonly name: string;
  /** How many of 100 profiles take part. */
  readonly share: number;
  readonly arms: readonly ExperimentArm[];
  /** Null: 30 days from now. */
  readonly endsAt: Date | null;
}

export type ExperimentService = ReturnType<typeof createExperimentService>;

/** The most experiments listed. */
const LISTED = 50;
/** Impressions are kept for two months, so that the outcome of an experiment is complete when it ends. */
const LONGEST_MS = 30 * 86_400_000;
const LONGEST_NAME = { experiment: 100, arm: 50 };

/** Recommends to some profiles in another way, to see which way they play more from. */
export function createExperimentService({ experiments, clock }: ExperimentServiceDependencies) {
  function entry(action: string, experimentId: string, details: object, actor: Actor): AuditRecord {
    return {
      actor,
      action: `recommendations.${action}`,
      subject: { type: 'recommendation_experiment', id: experimentId },
      details: { ...details },
      occurredAt: clock.now(),
    };
  }

  return {
    /** Newest first. */
    list: (): Promise<ExperimentRecord[]> => experiments.list(LISTED, clock.now()),

    /**
     * Takes effect in all processes within seconds.
     * @throws InvalidInputError, ExperimentRunningError
     */
    async start(plan: ExperimentPlan, actor: Actor): Promise<ExperimentRecord> {
      const { name, share, arms } = checked(plan);
      const startedAt = clock.now();
      const endsAt = checkedEnd(plan.endsAt, startedAt);
      const experiment = { id: newId(), name, share, arms, startedAt, endsAt, endedAt: null };
      const started = entry('start_experiment', experiment.id, { name, share, arms, endsAt }, actor);
      if (!(await experiments.start(experiment, started))) throw new ExperimentRunningError();
      return experiment;
    },

    /**
     * Returns all profiles to the learned weights. Does nothing if the experiment has ended.
     * @throws NotFoundError
     */
    async end(experimentId: string, actor: Actor): Promise<ExperimentRecord> {
      if (!isId(experimentId)) throw new NotFoundError('The experiment');
      const ended = entry('end_experiment', experimentId, {}, actor);
      const experiment = await experiments.end(experimentId, clock.now(), ended);
      if (experiment === null) throw new NotFoundError('The experiment');
      return experiment;
    },
  };
}

function checked({ name, share, arms, endsAt }: ExperimentPlan): ExperimentPlan {
  const named = arms.map((arm) => ({ ...arm, name: arm.name.trim() }));
  const isNamed = (text: string, longest: number) => text.length > 0 && text.length <= longest;
  if (!isNamed(name.trim(), LONGEST_NAME.experiment)) {
    throw new InvalidInputError({ name: `Give it a name of 1 to ${LONGEST_NAME.experiment} characters.` });
  }
  if (!named.every((arm) => isNamed(arm.name, LONGEST_NAME.arm))) {
    throw new InvalidInputError({ arms: `Give each arm a name of 1 to ${LONGEST_NAME.arm} characters.` });
  }
  checkExperiment({ share, arms: named });
  return { name: name.trim(), share, arms: named, endsAt };
}

function checkedEnd(endsAt: Date | null, startedAt: Date): Date {
  const latest = new Date(startedAt.getTime() + LONGEST_MS);
  if (endsAt === null) return latest;
  if (endsAt > startedAt && endsAt <= latest) return endsAt;
  throw new InvalidInputError({ endsAt: 'Choose a time within the next 30 days.' });
}
