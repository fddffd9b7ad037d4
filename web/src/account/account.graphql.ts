import { graphql } from '../generated/index.js';

export const AccountStanding = graphql(`
  query AccountStanding {
    me {
      id
      erasureDueAt
      devices { ...DeviceParts }
    }
  }

  fragment DeviceParts on Device {
    id
    deviceName
    platform
    address
    createdAt
    lastSeenAt
    isCurrent
    boundProfileId
    boundProfile { id name }
  }
`);

export const CancelAccountDeletion = graphql(`
  mutation CancelAccountDeletion { cancelAccountDeletion { id erasureDueAt } }
`);
