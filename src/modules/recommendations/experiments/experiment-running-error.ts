import { ConflictError } from '../../../shared/domain-error.js';

/** Two experiments at the same time would influence each other. */
export class ExperimentRunningError extends ConflictError {
  constructor() {
    super('Another experiment is running. End it first; `admin.recommendationExperiments` lists it.');
  }
}
