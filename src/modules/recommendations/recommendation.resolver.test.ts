import { type GraphQLSchema, graphql } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../graphql/schema.js';
import type { Title } from '../catalog/index.js';
import { HomeRailsResolver, HomeResolver, RailResolver } from './home.resolver.js';
import type { HomeService } from './home.service.js';
import { RecommendationLiveResolver } from './recommendation.live.js';
import {
  BecauseResolver,
  RecommendationResolver,
  recommendationTitleResolvers,
} from './recommendation.resolver.js';
import type { RecommendationService } from './recommendation.service.js';

const generatedAt = '2026-06-01T12:00:00.000Z';
const because = [
  { titleId: 'heat', reason: 'You watched Heat', share: 0.75 },
  { titleId: null, reason: 'You like Crime', share: 0.25 },
];
const contribution = {
  strategy: 'CONTENT',
  weight: 0.5,
  rawScore: 0.8,
  weightedScore: 0.4,
  because,
} as const;
const recommendation = {
  titleId: 'ronin',
  score: 0.4,
  rank: 1,
  explanation: { summary: 'Because you watched Heat', contributions: [contribution] },
  modelVersion: null,
  generatedAt,
  arm: null,
};

const service: RecommendationService = {
  recommend: async () => ({
    edges: [{ cursor: 'c', node: recommendation }],
    hasNextPage: false,
    totalCount: 1,
  }),
  similarTitles: async () => [
    { titleId: 'ronin', similarity: 0.5, strategy: 'CONTENT', sharedGenres: [{ id: 'g', name: 'Crime' }] },
  ],
  trending: async () => [{ titleId: 'gone', score: 1.5, views: 2 }],
  refreshProfile: async () => undefined,
};
const rail = { id: 'for-you', kind: 'FOR_YOU', title: 'For you', explanation: 'Why' } as const;
const home: HomeService = {
  home: async () => ({
    modelVersion: null,
    rails: [
      { ...rail, titleIds: ['heat', 'gone'] },
      { ...rail, id: 'trending-now', titleIds: ['gone'] },
    ],
    generatedAt: new Date(generatedAt),
  }),
};

const names = new Map([
  ['heat', 'Heat'],
  ['ronin', 'Ronin'],
]);
const titleById = {
  async load(id: string): Promise<Partial<Title> | null> {
    const name = names.get(id);
    return name === undefined ? null : { id, name, kind: 'MOVIE' };
  },
};

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema(
    [
      new RecommendationResolver(service),
      new BecauseResolver(),
      new HomeResolver(home),
      new HomeRailsResolver(),
      new RailResolver(),
      new RecommendationLiveResolver(service),
      ...recommendationTitleResolvers.map((TitleFieldResolver) => new TitleFieldResolver()),
    ],
    { Title: () => 'Movie' },
  );
});

async function answer(source: string): Promise<unknown> {
  const { data, errors } = await graphql({ schema, source, contextValue: { loaders: { titleById } } });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test('a recommendation shows its title and the terms of its score', async () => {
  const data = await answer(`{
    recommendations(profileId: "p", first: 1) {
      totalCount
      edges {
        node {
          rank score modelVersion generatedAt
          title { name }
          explanation {
            summary
            contributions { strategy weight rawScore weightedScore because { reason share title { name } } }
          }
        }
      }
    }
  }`);
  expect(data).toEqual({
    recommendations: {
      totalCount: 1,
      edges: [
        {
          node: {
            rank: 1,
            score: 0.4,
            modelVersion: null,
            generatedAt,
            title: { name: 'Ronin' },
            explanation: {
              summary: 'Because you watched Heat',
              contributions: [
                {
                  strategy: 'CONTENT',
                  weight: 0.5,
                  rawScore: 0.8,
                  weightedScore: 0.4,
                  because: [
                    { reason: 'You watched Heat', share: 0.75, title: { name: 'Heat' } },
                    { reason: 'You like Crime', share: 0.25, title: null },
                  ],
                },
              ],
            },
          },
        },
      ],
    },
  });
});

test('a rail omits titles that have left the catalog, and a page empty rails', async () => {
  const data = await answer(
    '{ home(profileId: "p") { generatedAt rails { id kind title explanation items { name } } } }',
  );
  expect(data).toEqual({ home: { generatedAt, rails: [{ ...rail, items: [{ name: 'Heat' }] }] } });
});

test('similar and trending titles', async () => {
  const data = await answer(`{
    similarTitles(titleId: "heat") { title { name } similarity strategy sharedGenres { name } }
    trending(window: DAY) { title { name } score views }
  }`);
  expect(data).toEqual({
    similarTitles: [
      { title: { name: 'Ronin' }, similarity: 0.5, strategy: 'CONTENT', sharedGenres: [{ name: 'Crime' }] },
    ],
    trending: [{ title: null, score: 1.5, views: 2 }],
  });
});

test('a list of more than 100 is refused', async () => {
  const { errors } = await graphql({
    schema,
    source: '{ trending(first: 101) { views } }',
    contextValue: {},
  });
  expect(errors?.[0]?.message).toContain('Request 1 to 100 entries');
});
