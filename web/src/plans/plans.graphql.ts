import { graphql } from '../generated/index.js';

export const PlanParts = graphql(`
  fragment PlanParts on Plan {
    id
    code
    name
    tier
    interval
    maxStreams
    maxDevices
    maxProfiles
    videoQuality
    trialDays
    price { amountMinor currency }
  }
`);

export const Plans = graphql(`
  query Plans {
    plans { ...PlanParts }
  }
`);
