export const SIGN_IN = `# Put the access token into the Headers of a tab as
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

export const HOME = `query Home($profileId: ID!, $railSize: Int) {
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

export const RECOMMENDATIONS = `query Recommendations($profileId: ID!, $first: Int) {
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

export const TITLES = `query Titles($first: Int) {
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

export const START_PLAYBACK = `# The address opens in VLC, ffplay or Safari, and in every player with hls.js. Without heartbeats it ends after two minutes.
mutation StartPlayback($input: StartPlaybackInput!) {
  startPlayback(input: $input) {
    sessionId
    manifestUrl
    expiresAt
    resumePositionSeconds
    heartbeatIntervalSeconds
  }
}
`;

export const RECORD_PROGRESS = `# Run the WatchProgressUpdated tab first: it hears of this. Raise \`sequence\` to record again.
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

export const PROGRESS_UPDATED = `subscription WatchProgressUpdated($profileId: ID!) {
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

export const RECOMMENDATIONS_REFRESHED = `subscription RecommendationsRefreshed($profileId: ID!) {
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

export const ME = `# The account, its profiles and devices.
query Me {
  me {
    email
    role
    emailVerified
    profiles {
      id
      name
      maturityLimit
      hasPin
    }
    devices {
      id
      deviceName
      lastSeenAt
      isCurrent
    }
  }
}
`;

export const CREATE_PROFILE = `mutation CreateProfile($input: CreateProfileInput!) {
  createProfile(input: $input) {
    id
    name
    maturityLimit
    favouriteGenres {
      name
    }
  }
}
`;

export const PLANS = `query Plans {
  plans {
    id
    code
    name
    price {
      amountMinor
      currency
    }
    interval
    maxStreams
    videoQuality
    trialDays
  }
}
`;

export const PLAN_CHANGE = `# What \`changePlan\` would cost, and from when on. Nothing is changed.
query PlanChange($planId: ID!) {
  mySubscription {
    plan {
      name
    }
    planChange(planId: $planId) {
      isImmediate
      takesEffectAt
      due {
        amountMinor
        currency
      }
    }
  }
}
`;

export const MY_SUBSCRIPTION = `query MySubscription($first: Int!) {
  mySubscription {
    state
    hasAccess
    accessUntil
    nextAction
    plan {
      name
      tier
    }
    history(first: $first) {
      edges {
        node {
          from
          event
          to
          occurredAt
        }
      }
    }
    invoices(first: $first) {
      edges {
        node {
          number
          status
          total {
            amountMinor
            currency
          }
        }
      }
    }
  }
}
`;

export const SUBSCRIPTION_CHANGED = `subscription SubscriptionChanged {
  subscriptionChanged {
    id
    occurredAt
    event
    from
    to
  }
}
`;

export const SEARCH = `# As people type: with slips, half a word, in any order.
query Search($query: String!, $first: Int!) {
  search(query: $query, first: $first) {
    totalCount
    edges {
      score
      highlights {
        field
        fragments {
          text
          isMatch
        }
      }
      node {
        id
        name
        kind
      }
    }
    facets {
      genres {
        count
        genre {
          name
        }
      }
    }
  }
}
`;

export const CONTINUE_WATCHING = `query ContinueWatching($profileId: ID!, $first: Int!) {
  continueWatching(profileId: $profileId, first: $first) {
    edges {
      node {
        reason
        title {
          name
        }
        playable {
          id
          name
        }
        progress {
          resumePositionSeconds
          durationSeconds
        }
      }
    }
  }
}
`;

export const NOTIFICATIONS = `query Notifications($first: Int!) {
  notifications(first: $first) {
    edges {
      node {
        topic
        title
        body
        createdAt
        readAt
      }
    }
  }
}
`;

export const NOTIFICATION_RECEIVED = `subscription NotificationReceived {
  notificationReceived {
    id
    occurredAt
    notification {
      topic
      title
      body
    }
  }
}
`;

export const DATA_EXPORTS = `# \`mutation { exportMyData { id } }\` has one made.
query DataExports {
  me {
    dataExports {
      id
      state
      requestedAt
      readyAt
      downloadUrl
      expiresAt
    }
  }
}
`;
