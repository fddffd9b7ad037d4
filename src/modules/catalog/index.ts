export type { CatalogService } from './catalog.service.js';
export type { TitleChanged } from './domain/catalog-events.js';
export { Title } from './domain/title.js';
export type { ImportRequested } from './import/catalog-import.service.js';
export type { CatalogContext } from './title.loaders.js';
export type { Audience } from './title.repository.js';
export { GenreType, PlanTierEnum, TitleConnectionType, TitleType } from './title.types.js';
export { columnsOfTitle, seenBy } from './title-conditions.js';
export { titleFieldResolver } from './title-field.js';
