import { lazy, Suspense } from 'react';
import { createBrowserRouter, Outlet, type RouteObject } from 'react-router';
import { NoSuchPage, RouteError } from './errors/route-error.js';
import { ProfileGate } from './profiles/profile-gate.js';
import { Loading } from './shell/loading.js';
import { NextPageNotice } from './shell/next-page-notice.js';
import { Shell } from './shell/shell.js';
import { SignedInLayout } from './shell/signed-in-layout.js';

/** Every page of the client and its address. Pages come to the browser when they are first opened. */
export function createRouter() {
  return createBrowserRouter([
    {
      element: <Root />,
      errorElement: (
        <main>
          <RouteError />
        </main>
      ),
      hydrateFallbackElement: <Loading />,
      children: [
        ...entrances,
        { element: <SignedInLayout />, children: signedIn },
        { path: '*', element: <NoSuchAddress /> },
      ],
    },
  ]);
}

function Root() {
  return (
    <>
      <NextPageNotice />
      <Outlet />
    </>
  );
}

function NoSuchAddress() {
  return (
    <main>
      <NoSuchPage />
    </main>
  );
}

/** Who signs out goes there first, and does not wait for its code. */
const HomePage = lazy(async () => ({ default: (await import('./home/home-page.js')).HomePage }));

function Home() {
  return (
    <Suspense fallback={<Loading />}>
      <HomePage />
    </Suspense>
  );
}

const entrances: RouteObject[] = [
  {
    path: 'sign-in',
    lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.js')).SignInPage }),
  },
  {
    path: 'sign-up',
    lazy: async () => ({ Component: (await import('./sign-in/sign-up-page.js')).SignUpPage }),
  },
  {
    path: 'forgot-password',
    lazy: async () => ({
      Component: (await import('./sign-in/forgot-password-page.js')).ForgotPasswordPage,
    }),
  },
];

const inShell: RouteObject[] = [
  { index: true, element: <Home /> },
  {
    path: 'account/*',
    lazy: async () => ({ Component: (await import('./account/account-page.js')).AccountPage }),
  },
  {
    path: 'search',
    lazy: async () => ({ Component: (await import('./search/search-page.js')).SearchPage }),
  },
  {
    path: 'title/:titleId',
    lazy: async () => ({ Component: (await import('./titles/title-page.js')).TitlePage }),
  },
  {
    path: 'watchlist',
    lazy: async () => ({ Component: (await import('./titles/watchlist-page.js')).WatchlistPage }),
  },
  { path: 'inbox', lazy: async () => ({ Component: (await import('./inbox/inbox-page.js')).InboxPage }) },
];

const asProfile: RouteObject[] = [
  { element: <Shell />, children: [{ errorElement: <RouteError />, children: inShell }] },
  {
    path: 'watch/:titleId',
    lazy: async () => ({ Component: (await import('./player/player-page.js')).PlayerPage }),
  },
];

const signedIn: RouteObject[] = [
  { path: 'admin/*', lazy: async () => ({ Component: (await import('./admin/admin-page.js')).AdminPage }) },
  { path: 'link', lazy: async () => ({ Component: (await import('./sign-in/link-page.js')).LinkPage }) },
  {
    path: 'profiles',
    lazy: async () => ({ Component: (await import('./profiles/profiles-page.js')).ProfilesPage }),
  },
  { element: <ProfileGate />, children: asProfile },
];
