import { graphql } from '../generated/index.js';

export const AdminModels = graphql(`
  query AdminModels {
    admin {
      models {
        id
        algorithm
        status
        createdAt
        publishedAt
        titles
        viewers
        interactions
        blocks
        blocksLearned
        voices { least voices { strategy weight } }
        outcomes { rail outcome { ...OutcomeParts } }
      }
    }
  }

  fragment OutcomeParts on RecommendationOutcome {
    impressions
    plays
    profiles
    playRate { rate low high }
  }
`);

export const AdminRecommendationLatency = graphql(`
  query AdminRecommendationLatency($window: MetricsWindow!) {
    admin {
      recommendationLatency(window: $window) {
        surface
        count
        perSecond
        latency { ...LatencyParts }
      }
    }
  }
`);

export const AdminExperiments = graphql(`
  query AdminExperiments {
    admin {
      recommendationExperiments {
        id
        name
        share
        startedAt
        endsAt
        endedAt
        arms {
          name
          share
          voices { strategy weight }
          diversity
          exploration
          outcome { ...OutcomeParts }
          outcomes { rail outcome { ...OutcomeParts } }
          difference { difference low high }
        }
      }
    }
  }
`);

export const RebuildRecommendations = graphql(`
  mutation RebuildRecommendations { rebuildRecommendations }
`);

export const RollBackRecommendations = graphql(`
  mutation RollBackRecommendations($modelId: ID!) {
    rollBackRecommendations(modelId: $modelId) { id status publishedAt }
  }
`);

export const StartExperiment = graphql(`
  mutation StartExperiment($input: StartRecommendationExperimentInput!) {
    startRecommendationExperiment(input: $input) { id }
  }
`);

export const EndExperiment = graphql(`
  mutation EndExperiment($experimentId: ID!) {
    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }
  }
`);
