/** The parts of Stripe's objects that we read, in the form of its API reference. */

export type Status = 'succeeded' | 'processing' | 'requires_payment_method' | 'requires_action' | 'canceled';

export interface ApiError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
}

export interface Intent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created: number;
  status: Status;
  last_payment_error: ApiError | null;
}

export interface RefundObject {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly payment_intent: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: 'succeeded';
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

export function ok(body: object): Answer {
  return { status: 200, body };
}

export function page(data: readonly object[]): Answer {
  return ok({ object: 'list', data, has_more: false, url: '/' });
}

export function searchPage(data: readonly object[]): Answer {
  return ok({ object: 'search_result', data, has_more: false, next_page: null, url: '/' });
}

export function refusal(status: number, error: ApiError): Answer {
  return { status, body: { error } };
}

export function missing(param: string): Answer {
  return refusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${param}`,
  });
}

/** `metadata[name]=value`, as the fields of a form. */
export function metadataOf(form: URLSearchParams): Record<string, string> {
  const fields = [...form].flatMap(([name, value]) => {
    const [, field] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
    return field === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields);
}

/** Whether metadata match a query like `metadata['name']:'value'`. */
export function isFoundBy(query: string | null, metadata: Readonly<Record<string, string>>): boolean {
  const [, name = '', value] = /^metadata\['(\w+)'\]:'(.*)'$/.exec(query ?? '') ?? [];
  return value !== undefined && metadata[name] === value;
}
