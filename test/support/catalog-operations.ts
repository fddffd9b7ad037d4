import { graphql } from '../generated/index.js';

export const CreateMovie = graphql(`
  mutation CreateMovie($input: CreateMovieInput!) { createMovie(input: $input) { id kind status version name } }
`);

export const CreateSeries = graphql(`
  mutation CreateSeries($input: CreateSeriesInput!) { createSeries(input: $input) { id kind status version } }
`);

export const AddSeason = graphql(`
  mutation AddSeason($input: AddSeasonInput!) { addSeason(input: $input) { id version } }
`);

export const AddEpisode = graphql(`
  mutation AddEpisode($input: AddEpisodeInput!) {
    addEpisode(input: $input) { id status version seasonNumber episodeNumber maturityRating }
  }
`);

export const UpdateTitle = graphql(`
  mutation UpdateTitle($input: UpdateTitleInput!) {
    updateTitle(input: $input) {
      id version name synopsis releaseYear minimumAge tags runtimeSeconds creditsStartSeconds
      genres { name }
      credits { name role }
      availability { region startsAt endsAt }
    }
  }
`);

export const PublishTitle = graphql(`
  mutation PublishTitle($id: ID!) { publishTitle(id: $id) { id status version } }
`);

export const ArchiveTitle = graphql(`
  mutation ArchiveTitle($id: ID!) { archiveTitle(id: $id) { id status version } }
`);

export const TitleBehindTheScenes = graphql(`
  query TitleBehindTheScenes($id: ID!) { admin { title(id: $id) { id status version name creditsStartSeconds availability { region startsAt endsAt } credits { name role } } } }
`);

export const UpdateSeason = graphql(`
  mutation UpdateSeason($input: UpdateSeasonInput!) { updateSeason(input: $input) { id version } }
`);

export const SeasonsBehindTheScenes = graphql(`
  query SeasonsBehindTheScenes($seriesId: ID!) { admin { seasons(seriesId: $seriesId) { number name episodeCount } } }
`);

export const EpisodesBehindTheScenes = graphql(`
  query EpisodesBehindTheScenes($seriesId: ID!, $seasonNumber: Int!, $first: Int!, $after: String) {
    admin {
      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: $first, after: $after) {
        edges { node { id name status } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const TitlesBehindTheScenes = graphql(`
  query TitlesBehindTheScenes($status: TitleStatus, $query: String, $first: Int!, $after: String) {
    admin {
      titles(status: $status, query: $query, first: $first, after: $after) {
        edges { node { id name status } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const OneTitle = graphql(`
  query OneTitle($id: ID!, $profileId: ID) { title(id: $id, profileId: $profileId) { id name status version minimumAge } }
`);

export const WholeSeries = graphql(`
  query WholeSeries($id: ID!, $episodes: Int!, $after: String) {
    title(id: $id) {
      __typename
      name
      ... on Series {
        seasons {
          id number name episodeCount
          episodes(first: $episodes, after: $after) {
            edges { node { id name kind ... on Episode { seasonNumber episodeNumber series { name } } } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`);

export const OneSeason = graphql(`
  query OneSeason($id: ID!, $number: Int!, $after: String) {
    title(id: $id) {
      ... on Series {
        season(number: $number) {
          number
          episodes(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
        }
      }
    }
  }
`);

export const Browse = graphql(`
  query Browse($filter: TitleFilter! = {}, $orderBy: TitleOrder! = POPULARITY, $first: Int! = 100, $after: String) {
    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      edges { node { id name kind } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const TitleArtwork = graphql(`
  query TitleArtwork($id: ID!) { title(id: $id) { artwork { posterUrl backdropUrl } } }
`);

export const ImportCatalog = graphql(`
  mutation ImportCatalog($input: ImportCatalogInput!) { importCatalog(input: $input) { id state total done } }
`);

export const CatalogImport = graphql(`
  query CatalogImport($id: ID!) {
    admin { catalogImport(id: $id) { state total done created updated rejected problems { key message } finishedAt } }
  }
`);

export const CatalogImportProgressed = graphql(`
  subscription CatalogImportProgressed($id: ID!, $after: ID) {
    catalogImportProgressed(id: $id, after: $after) { id catalogImport { state done total } }
  }
`);
