const CODE = /^\w{1,60}$/;

/** The kind of a failure, without personal data: an error's code, or else its name. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return CODE.test(code) ? code : 'Error';
}

const FIRST_REFUSAL = 400;

/** The status of an error response, from 400 on; null for others. */
export function failureOfStatus(status: number | undefined): string | null {
  return status !== undefined && status >= FIRST_REFUSAL ? String(status) : null;
}
