import { graphql } from '../generated/index.js';

export const ExportMyData = graphql(`
  mutation ExportMyData {
    exportMyData { id state requestedAt readyAt expiresAt downloadUrl sizeBytes }
  }
`);

export const MyDataExports = graphql(`
  query MyDataExports {
    me { dataExports { id state readyAt expiresAt downloadUrl sizeBytes } }
  }
`);

export const DeleteAccount = graphql(`
  mutation DeleteAccount($input: DeleteAccountInput!) {
    deleteAccount(input: $input) { id erasureDueAt }
  }
`);

export const CancelAccountDeletion = graphql(`
  mutation CancelAccountDeletion {
    cancelAccountDeletion { id erasureDueAt }
  }
`);
