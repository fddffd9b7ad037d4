import { useQuery } from '@apollo/client/react';
import { Container } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { NoSuchPage } from '../errors/route-error.js';
import { Skeletons } from '../shell/loaded.js';
import { AccountStanding } from './account.graphql.js';
import classes from './account-page.module.css';
import { AccountPlaces } from './account-places.js';
import { BoundDevice } from './bound-device.js';
import { ErasureNotice } from './erasure-notice.js';

const PlanPage = lazy(async () => ({ default: (await import('./plan/plan-page.js')).PlanPage }));
const InvoicesPage = lazy(async () => ({
  default: (await import('./invoices/invoices-page.js')).InvoicesPage,
}));
const DevicesPage = lazy(async () => ({ default: (await import('./devices/devices-page.js')).DevicesPage }));
const PlayingPage = lazy(async () => ({ default: (await import('./playing/playing-page.js')).PlayingPage }));
const ProfilesPage = lazy(async () => ({
  default: (await import('./profiles/account-profiles-page.js')).AccountProfilesPage,
}));
const ProfilePage = lazy(async () => ({ default: (await import('./profiles/profile-page.js')).ProfilePage }));
const SignInDataPage = lazy(async () => ({
  default: (await import('./sign-in/sign-in-data-page.js')).SignInDataPage,
}));
const DataPage = lazy(async () => ({ default: (await import('./data/data-page.js')).DataPage }));

/** All that the owner of an account sees to. A device that is one profile's only learns how it becomes the account's. */
export function AccountPage() {
  const { data } = useQuery(AccountStanding, { fetchPolicy: 'cache-and-network' });
  const device = data?.me.devices.find(({ isCurrent }) => isCurrent);
  if (device?.boundProfileId) return <BoundDevice />;
  return (
    <Container size="lg" py={{ base: 'lg', sm: 'xl' }}>
      <div className={classes.page}>
        <div className={classes.places}>
          <AccountPlaces />
        </div>
        <div>
          {data?.me.erasureDueAt && <ErasureNotice dueAt={data.me.erasureDueAt} />}
          <Suspense fallback={<Skeletons />}>
            <Routes>
              <Route index element={<PlanPage />} />
              <Route path="invoices" element={<InvoicesPage />} />
              <Route path="devices" element={<DevicesPage />} />
              <Route path="playing" element={<PlayingPage />} />
              <Route path="profiles" element={<ProfilesPage />} />
              <Route path="profiles/:profileId" element={<ProfilePage />} />
              <Route path="sign-in" element={<SignInDataPage />} />
              <Route path="data" element={<DataPage />} />
              <Route path="*" element={<NoSuchPage />} />
            </Routes>
          </Suspense>
        </div>
      </div>
    </Container>
  );
}
