/** A request that is sent again and again. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether a body that came with 200 is the answer. Default: any is. */
  readonly isAnswer?: (body: string) => boolean;
}

/** The next of requests that differ. */
export type NextRequest = () => HttpRequest;

/** @throws Error when the answer is not 200, or is none */
export async function answerTo({ url, method, headers, body, isAnswer }: HttpRequest): Promise<string> {
  const response = await fetch(url, { method, headers, body: method === 'GET' ? null : body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  if (isAnswer?.(text) === false) throw new Error(`${url} answered: ${text.slice(0, 500)}`);
  return text;
}
