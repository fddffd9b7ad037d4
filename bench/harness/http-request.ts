/** A request that is sent repeatedly. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the body of a 200 response is right. Default: any is. */
  readonly isAnswer?: (body: string) => boolean;
}

/** The next one of varying requests. */
export type NextRequest = () => HttpRequest;

/** @throws Error when the response is not 200, or is wrong */
export async function answerTo({ url, method, headers, body, isAnswer }: HttpRequest): Promise<string> {
  const response = await fetch(url, { method, headers, body: method === 'GET' ? null : body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  if (isAnswer?.(text) === false) throw new Error(`${url} answered: ${text.slice(0, 500)}`);
  return text;
}
