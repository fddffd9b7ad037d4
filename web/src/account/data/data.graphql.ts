import { graphql } from '../../generated/index.js';

export const DataExports = graphql(`
  query DataExports {
    me {
      id
      dataExports { ...DataExportParts }
    }
  }

  fragment DataExportParts on DataExport {
    id
    state
    requestedAt
    readyAt
    expiresAt
    sizeBytes
    downloadUrl
  }
`);

export const ExportMyData = graphql(`
  mutation ExportMyData { exportMyData { id state requestedAt } }
`);

export const ClearWatchHistory = graphql(`
  mutation ClearWatchHistory($profileId: ID!) { clearWatchHistory(profileId: $profileId) { profileId clearedAt } }
`);

export const DeleteAccount = graphql(`
  mutation DeleteAccount($input: DeleteAccountInput!) { deleteAccount(input: $input) { id erasureDueAt } }
`);
