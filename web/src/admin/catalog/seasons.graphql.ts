import { graphql } from '../generated/index.js';

export const AdminSeasons = graphql(`
  query AdminSeasons($seriesId: ID!) {
    admin { seasons(seriesId: $seriesId) { number name episodeCount } }
  }
`);

export const AdminEpisodes = graphql(`
  query AdminEpisodes($seriesId: ID!, $seasonNumber: Int!, $after: String) {
    admin {
      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: 20, after: $after) {
        edges { node { ...TitleRow } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const AdminAddSeason = graphql(`
  mutation AdminAddSeason($input: AddSeasonInput!) {
    addSeason(input: $input) { ...EditedTitle }
  }
`);

export const AdminUpdateSeason = graphql(`
  mutation AdminUpdateSeason($input: UpdateSeasonInput!) {
    updateSeason(input: $input) { ...EditedTitle }
  }
`);

export const AdminAddEpisode = graphql(`
  mutation AdminAddEpisode($input: AddEpisodeInput!) {
    addEpisode(input: $input) { ...TitleRow }
  }
`);
