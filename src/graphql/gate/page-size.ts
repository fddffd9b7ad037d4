import { LARGEST_PAGE } from '../../shared/page.js';

/** Arguments that set the size of a list. */
const SLICING_ARGUMENTS = ['first', 'railSize'] as const;

/** The page size that is assumed when neither the caller nor the schema sets one. */
const USUAL_PAGE = 20;

/** The page size that a field's arguments request, or null when it is unknown, and the error if there is one. */
export interface PageSize {
  readonly entries: number | null;
  readonly problems: Readonly<Record<string, string>>;
}

export function readPageSize(argumentNames: readonly string[], values: Record<string, unknown>): PageSize {
  for (const name of SLICING_ARGUMENTS) {
    if (!argumentNames.includes(name)) continue;
    const size = values[name] ?? USUAL_PAGE;
    if (typeof size === 'number' && size >= 1 && size <= LARGEST_PAGE) return { entries: size, problems: {} };
    return { entries: 1, problems: { [name]: `${name} must be between 1 and ${LARGEST_PAGE}.` } };
  }
  return { entries: null, problems: {} };
}
