import { graphql } from '../generated/index.js';

export const AdminImports = graphql(`
  query AdminImports($after: String) {
    admin {
      catalogImports(first: 20, after: $after) {
        edges { node { ...ImportParts } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }

  fragment ImportParts on CatalogImport {
    id
    source
    state
    total
    done
    created
    updated
    rejected
    requestedAt
    finishedAt
    problems { key message }
  }
`);

export const AdminImportCatalog = graphql(`
  mutation AdminImportCatalog($input: ImportCatalogInput!) {
    importCatalog(input: $input) { ...ImportParts }
  }
`);

export const AdminImportProgressed = graphql(`
  subscription AdminImportProgressed($id: ID!, $after: ID) {
    catalogImportProgressed(id: $id, after: $after) {
      id
      catalogImport { ...ImportParts }
    }
  }
`);
