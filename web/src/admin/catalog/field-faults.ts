import { fieldErrors } from '../../errors/error-code.js';

/** What is wrong with each field of a title's form. The service counts running times in seconds. */
export function titleFaults(error: unknown): Record<string, string> {
  const { runtimeSeconds, ...others } = fieldErrors(error);
  return runtimeSeconds === undefined ? others : { ...others, runtimeMinutes: runtimeSeconds };
}
