import type { DemoViewer } from '../../harness/demo-viewer.js';
import type { HttpRequest } from '../../harness/http-request.js';

const QUERY = `query Home($profileId: ID!, $railSize: Int!) {
  home(profileId: $profileId, railSize: $railSize) {
    rails {
      id
      kind
      title
      items {
        id
        name
        releaseYear
        runtimeSeconds
        averageRating
        popularity
      }
    }
  }
}`;

/** The demo viewer's home page: ten titles a rail, six fields a title. */
export function homeRequest(address: string, { authorization, profileId }: DemoViewer): HttpRequest {
  return {
    url: `${address}/graphql`,
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, operationName: 'Home', variables: { profileId, railSize: 10 } }),
  };
}

/** Describes the page of a response, such as `6 rails of 10, 10, 10, 10, 10, 10 titles`. */
export function describePage(answer: string): string {
  const { data } = JSON.parse(answer) as HomeAnswer;
  const sizes = data.home.rails.map(({ items }) => items.length);
  return `${sizes.length} rails of ${sizes.join(', ')} titles`;
}

interface HomeAnswer {
  readonly data: { readonly home: { readonly rails: readonly { readonly items: readonly unknown[] }[] } };
}
