import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Title } from '../domain/title.js';
import { TitleType } from '../title.types.js';
import { artworkPath } from './artwork.route.js';

@ObjectType('Artwork', { description: 'Pictures of a title, as SVG.', simpleResolvers: true })
export class ArtworkType {
  @Field(() => String, { description: 'Upright, 2:3.' })
  posterUrl!: string;

  @Field(() => String, { description: 'Wide, 16:9.' })
  backdropUrl!: string;
}

@Resolver(() => TitleType)
export class ArtworkResolver {
  /** @param publicUrl where clients reach us */
  constructor(private readonly publicUrl: string) {}

  @FieldResolver(() => ArtworkType, { description: 'Its pictures. Their addresses change when it does.' })
  artwork(@Root() title: Title): ArtworkType {
    return {
      posterUrl: this.publicUrl + artworkPath(title, 'poster'),
      backdropUrl: this.publicUrl + artworkPath(title, 'backdrop'),
    };
  }
}
