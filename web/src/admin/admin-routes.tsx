import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { NoSuchPage } from '../errors/route-error.js';

const OverviewPage = lazy(async () => ({
  default: (await import('./overview/overview-page.js')).OverviewPage,
}));
const HealthPage = lazy(async () => ({ default: (await import('./health/health-page.js')).HealthPage }));
const QueuesPage = lazy(async () => ({ default: (await import('./queues/queues-page.js')).QueuesPage }));
const CachesPage = lazy(async () => ({ default: (await import('./caches/caches-page.js')).CachesPage }));
const CatalogPage = lazy(async () => ({ default: (await import('./catalog/catalog-page.js')).CatalogPage }));
const NewTitlePage = lazy(async () => ({
  default: (await import('./catalog/new-title-page.js')).NewTitlePage,
}));
const EditTitlePage = lazy(async () => ({
  default: (await import('./catalog/edit-title-page.js')).EditTitlePage,
}));
const ImportsPage = lazy(async () => ({ default: (await import('./catalog/imports-page.js')).ImportsPage }));
const SubscriptionsPage = lazy(async () => ({
  default: (await import('./subscriptions/subscriptions-page.js')).SubscriptionsPage,
}));
const RecommendationsPage = lazy(async () => ({
  default: (await import('./recommendations/recommendations-page.js')).RecommendationsPage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import('./accounts/accounts-page.js')).AccountsPage,
}));
const AccountDetailsPage = lazy(async () => ({
  default: (await import('./accounts/account-details-page.js')).AccountDetailsPage,
}));
const LogsPage = lazy(async () => ({ default: (await import('./logs/logs-page.js')).LogsPage }));
const BlocksPage = lazy(async () => ({ default: (await import('./logs/blocks-page.js')).BlocksPage }));

/** The pages below `/admin`. */
export const adminRoutes: RouteObject[] = [
  { index: true, element: <OverviewPage /> },
  { path: 'health', element: <HealthPage /> },
  { path: 'jobs', element: <QueuesPage /> },
  { path: 'caches', element: <CachesPage /> },
  { path: 'catalog', element: <CatalogPage /> },
  { path: 'catalog/new', element: <NewTitlePage /> },
  { path: 'catalog/:titleId', element: <EditTitlePage /> },
  { path: 'imports', element: <ImportsPage /> },
  { path: 'subscriptions', element: <SubscriptionsPage /> },
  { path: 'recommendations', element: <RecommendationsPage /> },
  { path: 'accounts', element: <AccountsPage /> },
  { path: 'accounts/:accountId', element: <AccountDetailsPage /> },
  { path: 'logs', element: <LogsPage /> },
  { path: 'blocks', element: <BlocksPage /> },
  { path: '*', element: <NoSuchPage /> },
];
