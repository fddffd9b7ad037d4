/** A tab of GraphiQL that is ready to run. */
export interface GraphiqlExample {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Who the examples are run as, and on what. */
export interface GraphiqlDemo {
  /** An `Authorization` header's value. */
  readonly authorization: string;
  readonly email: string;
  readonly password: string;
  readonly profileId: string;
  readonly titleId: string;
}

/** Stand in the variables where there is no demo viewer to run the examples as. */
const BLANKS: Omit<GraphiqlDemo, 'authorization'> = {
  email: 'you@example.com',
  password: 'your password',
  profileId: 'the id of a profile of yours',
  titleId: 'the id of a title',
};

export function createGraphiqlExamples(demo: GraphiqlDemo | null): readonly GraphiqlExample[] {
  const { email, password, profileId, titleId } = demo ?? BLANKS;
  return [
    { query: SIGN_IN, variables: { input: { email, password, deviceName: 'GraphiQL' } } },
    { query: HOME, variables: { profileId, railSize: 10 } },
    { query: RECOMMENDATIONS, variables: { profileId, first: 10 } },
    { query: TITLES, variables: { first: 10 } },
    { query: RECORD_PROGRESS, variables: { input: progressInput(profileId, titleId) } },
    { query: PROGRESS_UPDATED, variables: { profileId } },
    { query: RECOMMENDATIONS_REFRESHED, variables: { profileId } },
  ];
}

function progressInput(profileId: string, titleId: string) {
  const observedAt = new Date().toISOString();
  return { profileId, entries: [{ titleId, positionSeconds: 600, observedAt, sequence: 1 }] };
}

const SIGN_IN = `# Put the access token into the Headers of a tab as
#   { "authorization": "Bearer <accessToken>" }
mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    accessToken
    accessTokenExpiresAt
    account {
      email
      role
    }
  }
}
`;

const HOME = `query Home($profileId: ID!, $railSize: Int) {
  home(profileId: $profileId, railSize: $railSize) {
    generatedAt
    rails {
      kind
      title
      explanation
      items {
        id
        name
        genres {
          name
        }
      }
    }
  }
}
`;

const RECOMMENDATIONS = `query Recommendations($profileId: ID!, $first: Int) {
  recommendations(profileId: $profileId, first: $first) {
    edges {
      node {
        rank
        score
        title {
          name
        }
        explanation {
          summary
          contributions {
            strategy
            weight
            rawScore
            weightedScore
            because {
              reason
              title {
                name
              }
            }
          }
        }
      }
    }
  }
}
`;

const TITLES = `query Titles($first: Int) {
  titles(first: $first) {
    edges {
      node {
        id
        name
        genres {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const RECORD_PROGRESS = `# Run the WatchProgressUpdated tab first: it hears of this. Raise \`sequence\` to record again.
mutation RecordProgress($input: RecordProgressInput!) {
  recordProgress(input: $input) {
    positionSeconds
    durationSeconds
    state
    title {
      name
    }
  }
}
`;

const PROGRESS_UPDATED = `subscription WatchProgressUpdated($profileId: ID!) {
  watchProgressUpdated(profileId: $profileId) {
    id
    occurredAt
    positionSeconds
    share
    title {
      name
    }
  }
}
`;

const RECOMMENDATIONS_REFRESHED = `subscription RecommendationsRefreshed($profileId: ID!) {
  recommendationsRefreshed(profileId: $profileId) {
    id
    occurredAt
    reason
    recommendations(first: 5) {
      edges {
        node {
          title {
            name
          }
          explanation {
            summary
          }
        }
      }
    }
  }
}
`;
