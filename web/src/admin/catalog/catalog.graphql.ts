import { graphql } from '../generated/index.js';

export const AdminTitles = graphql(`
  query AdminTitles($status: TitleStatus, $query: String, $after: String) {
    admin {
      titles(status: $status, query: $query, first: 20, after: $after) {
        totalCount
        edges { node { ...TitleRow } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }

  fragment TitleRow on Title {
    id
    kind
    name
    status
    releaseYear
    runtimeSeconds
    requiredTier
    version
    ... on Episode { seasonNumber episodeNumber series { id name } }
  }
`);

export const AdminTitle = graphql(`
  query AdminTitle($id: ID!) {
    admin { title(id: $id) { ...EditedTitle } }
    genres { id name }
  }

  fragment EditedTitle on Title {
    ...TitleRow
    synopsis
    releaseDate
    maturityRating
    minimumAge
    originalLanguage
    studio
    tags
    genres { id name }
    credits { name role }
    creditsStartSeconds
    availability { region startsAt endsAt }
    artwork { posterUrl }
  }
`);

export const AdminGenres = graphql(`
  query AdminGenres { genres { id name } }
`);

export const AdminCreateMovie = graphql(`
  mutation AdminCreateMovie($input: CreateMovieInput!) {
    createMovie(input: $input) { ...EditedTitle }
  }
`);

export const AdminCreateSeries = graphql(`
  mutation AdminCreateSeries($input: CreateSeriesInput!) {
    createSeries(input: $input) { ...EditedTitle }
  }
`);

export const AdminUpdateTitle = graphql(`
  mutation AdminUpdateTitle($input: UpdateTitleInput!) {
    updateTitle(input: $input) { ...EditedTitle }
  }
`);

export const AdminPublishTitle = graphql(`
  mutation AdminPublishTitle($id: ID!) {
    publishTitle(id: $id) { ...EditedTitle }
  }
`);

export const AdminArchiveTitle = graphql(`
  mutation AdminArchiveTitle($id: ID!) {
    archiveTitle(id: $id) { ...EditedTitle }
  }
`);
