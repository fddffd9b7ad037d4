import { answerTo } from '../../harness/http-request.js';

/** The caller and the target of a request. */
export interface Sender {
  readonly address: string;
  /** The value of an `Authorization` header. */
  readonly authorization: string;
  readonly profileId: string;
}

export interface RecommendedTitle {
  /** Null before a model was learned. */
  readonly modelVersion: string | null;
  readonly title: { readonly id: string; readonly kind: string; readonly runtimeSeconds: number };
}

const RECOMMENDATIONS = `query Recommendations($profileId: ID!) {
  recommendations(profileId: $profileId, first: 20) {
    edges { node { modelVersion title { id kind runtimeSeconds } } }
  }
}`;
const RECORD = `mutation RecordProgress($input: RecordProgressInput!) {
  recordProgress(input: $input) { state }
}`;

/** The first page of a profile's recommendations. */
export async function recommendedTo(sender: Sender): Promise<RecommendedTitle[]> {
  const { recommendations } = await ask<{
    readonly recommendations: { readonly edges: readonly { readonly node: RecommendedTitle }[] };
  }>(sender, RECOMMENDATIONS, { profileId: sender.profileId });
  return recommendations.edges.map(({ node }) => node);
}

/** Reports that a title was watched to its end. @throws Error when that does not finish it */
export async function finishTitle(sender: Sender, { title }: RecommendedTitle): Promise<void> {
  const entry = {
    titleId: title.id,
    positionSeconds: title.runtimeSeconds,
    observedAt: new Date(),
    sequence: 0,
  };
  const { recordProgress } = await ask<{ readonly recordProgress: readonly { readonly state: string }[] }>(
    sender,
    RECORD,
    { input: { profileId: sender.profileId, entries: [entry] } },
  );
  if (recordProgress[0]?.state !== 'COMPLETED') throw new Error('What was seen to its end is not finished.');
}

async function ask<Data>(
  { address, authorization }: Sender,
  query: string,
  variables: object,
): Promise<Data> {
  const answer = await answerTo({
    url: `${address}/graphql`,
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(answer) as { readonly data: Data | null; readonly errors?: unknown };
  if (!data || errors) throw new Error(`A request failed: ${answer.slice(0, 500)}`);
  return data;
}
