import { isAdmin, type Rules, type ShieldRule } from '../../graphql/rules.js';

/** @param ownsProfileIfNamed allows callers who name no profile, or one of their own */
export function recommendationsRules(ownsProfile: ShieldRule, ownsProfileIfNamed: ShieldRule): Rules {
  return {
    Query: {
      recommendations: ownsProfile,
      home: ownsProfile,
      similarTitles: ownsProfileIfNamed,
      trending: ownsProfileIfNamed,
    },
    Mutation: {
      recordImpressions: ownsProfile,
      rebuildRecommendations: isAdmin,
      rollBackRecommendations: isAdmin,
      startRecommendationExperiment: isAdmin,
      endRecommendationExperiment: isAdmin,
    },
    Subscription: { recommendationsRefreshed: ownsProfile },
  };
}
