/** An example, as embedded in GraphiQL's page: variables and headers are JSON. */
interface GraphiqlTab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

interface Answer {
  readonly errors?: readonly { readonly message: string }[];
}

/** Runs the queries and mutations of a page's tabs, one after the other. @returns the failed ones, with the reason */
export async function failuresOfTabs(html: string, address: string): Promise<string[]> {
  const failures: string[] = [];
  for (const { query, variables, headers } of tabsOf(html)) {
    if (isForOthers(query)) continue;
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(JSON.parse(headers) as Record<string, string>) },
      body: JSON.stringify({ query, variables: JSON.parse(variables) }),
    });
    const { errors = [] } = (await response.json()) as Answer;
    failures.push(...errors.map(({ message }) => `${query}${message}`));
  }
  return failures;
}

function tabsOf(html: string): readonly GraphiqlTab[] {
  const [, settings = ''] = /<script id="settings"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
  return (JSON.parse(settings) as { readonly tabs: readonly GraphiqlTab[] }).tabs;
}

/** Examples that say that the demo viewer may not run them, and subscriptions, which do not end by themselves. */
function isForOthers(query: string): boolean {
  return query.startsWith('# For administrators') || /^subscription /m.test(query);
}
