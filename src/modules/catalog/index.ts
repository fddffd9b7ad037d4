export type { CatalogService } from './catalog.service.js';
export type { TitleChanged } from './domain/catalog-events.js';
export { Title } from './domain/title.js';
export type { ImportRequested } from './import/catalog-import.service.js';
export type { CatalogContext } from './title.loaders.js';
export { GenreType, PlanTierEnum, TitleConnectionType, TitleType } from './title.types.js';
export { titleFieldResolver } from './title-field.js';
