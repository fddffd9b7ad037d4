import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId, newId } from '../../../shared/ids.js';
import { checkArms, type ExperimentArm } from '../domain/experiment.js';
import type { ExperimentRecord, ExperimentRepository } from './experiment.repository.js';
import { ExperimentRunningError } from './experiment-running-error.js';

export interface ExperimentServiceDependencies {
  readonly experiments: ExperimentRepository;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export interface ExperimentPlan {
  readonly name: string;
  readonly arms: readonly ExperimentArm[];
}

export type ExperimentService = ReturnType<typeof createExperimentService>;

/** More than anybody looks back on. */
const LISTED = 50;
const LONGEST_NAME = { experiment: 100, arm: 50 };

/** Recommends to some profiles in another way, to see which way they play more from. */
export function createExperimentService({ experiments, audit, clock }: ExperimentServiceDependencies) {
  /** Written first: what was asked for is on record, however it ends. */
  function record(action: string, experimentId: string, details: object, actor: Actor): Promise<void> {
    return audit.append({
      actor,
      action: `recommendations.${action}`,
      subject: { type: 'recommendation_experiment', id: experimentId },
      details: { ...details },
      occurredAt: clock.now(),
    });
  }

  return {
    /** The latest first. */
    list: (): Promise<ExperimentRecord[]> => experiments.list(LISTED),

    /**
     * Begins in every process within seconds.
     * @throws InvalidInputError, ExperimentRunningError
     */
    async start(plan: ExperimentPlan, actor: Actor): Promise<ExperimentRecord> {
      const { name, arms } = checked(plan);
      const experiment = { id: newId(), name, arms, startedAt: clock.now(), endedAt: null };
      await record('start_experiment', experiment.id, { name, arms }, actor);
      if (!(await experiments.start(experiment))) throw new ExperimentRunningError();
      return experiment;
    },

    /**
     * All profiles are served by what was learned again. One that has ended already stays as it is.
     * @throws NotFoundError
     */
    async end(experimentId: string, actor: Actor): Promise<ExperimentRecord> {
      if (!isId(experimentId)) throw new NotFoundError('The experiment');
      await record('end_experiment', experimentId, {}, actor);
      const experiment = await experiments.end(experimentId, clock.now());
      if (experiment === null) throw new NotFoundError('The experiment');
      return experiment;
    },
  };
}

function checked({ name, arms }: ExperimentPlan): ExperimentPlan {
  const named = arms.map((arm) => ({ ...arm, name: arm.name.trim() }));
  const isNamed = (text: string, longest: number) => text.length > 0 && text.length <= longest;
  if (!isNamed(name.trim(), LONGEST_NAME.experiment)) {
    throw new InvalidInputError({ name: `Give it a name of 1 to ${LONGEST_NAME.experiment} characters.` });
  }
  if (!named.every((arm) => isNamed(arm.name, LONGEST_NAME.arm))) {
    throw new InvalidInputError({ arms: `Give each arm a name of 1 to ${LONGEST_NAME.arm} characters.` });
  }
  checkArms(named);
  return { name: name.trim(), arms: named };
}
