import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Title } from '../domain/title.js';
import { TitleType } from '../title.types.js';
import { artworkPath } from './artwork.route.js';

@ObjectType('Artwork', { description: 'Images of a title, as SVG.', simpleResolvers: true })
export class ArtworkType {
  @Field(() => String, { description: 'Portrait, 2:3.' })
  posterUrl!: string;

  @Field(() => String, { description: 'Landscape, 16:9.' })
  backdropUrl!: string;
}

@Resolver(() => TitleType)
export class ArtworkResolver {
  /** @param publicUrl the public base URL */
  constructor(private readonly publicUrl: string) {}

  @FieldResolver(() => ArtworkType, { description: 'Its images. Their URLs change when the title does.' })
  artwork(@Root() title: Title): ArtworkType {
    return {
      posterUrl: this.publicUrl + artworkPath(title, 'poster'),
      backdropUrl: this.publicUrl + artworkPath(title, 'backdrop'),
    };
  }
}
