import { lazy, Suspense, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { SIGNED_OUT } from '../session/next-page.js';
import { useIsSignedIn } from '../session/use-session.js';
import { Loading } from './loading.js';

const WelcomePage = lazy(async () => ({ default: (await import('../welcome/welcome-page.js')).WelcomePage }));

/** Pages for people who are signed in; others sign in first, and come back. At `/` they are told what awaits them. */
export function SignedInLayout() {
  const isSignedIn = useIsSignedIn();
  const [wasSignedIn] = useState(isSignedIn);
  const { pathname, search } = useLocation();
  if (isSignedIn) return <Outlet />;
  if (pathname !== '/') {
    const to = `/sign-in?${new URLSearchParams({ next: pathname + search })}`;
    return <Navigate to={to} state={wasSignedIn ? SIGNED_OUT : null} replace />;
  }
  return (
    <Suspense fallback={<Loading />}>
      <WelcomePage />
    </Suspense>
  );
}
