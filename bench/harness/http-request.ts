/** A request that is sent again and again. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The next of requests that differ. */
export type NextRequest = () => HttpRequest;

/** @throws Error when the answer is not 200 */
export async function answerTo({ url, method, headers, body }: HttpRequest): Promise<string> {
  const response = await fetch(url, { method, headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}
