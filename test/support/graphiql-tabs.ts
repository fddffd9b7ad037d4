/** An example, as GraphiQL's page brings it along: variables and headers are JSON. */
interface GraphiqlTab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

interface Answer {
  readonly errors?: readonly { readonly message: string }[];
}

/** Runs what the tabs of a page ask for and change, one after the other. @returns what failed, and why */
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

/** Those that say themselves that the demo viewer may not run them, and those that go on until one ends them. */
function isForOthers(query: string): boolean {
  return query.startsWith('# For administrators') || /^subscription /m.test(query);
}
