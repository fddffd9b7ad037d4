import { AppShell, Group } from '@mantine/core';
import { Outlet, ScrollRestoration } from 'react-router';
import { InboxBell } from '../inbox/inbox-bell.js';
import { Brand } from './brand.js';
import { PlaceLinks, PlaceTabs } from './places.js';
import { ProfileMenu } from './profile-menu.js';
import { SearchField } from './search-field.js';
import classes from './shell.module.css';
import { CONTENT, SkipLink } from './skip-link.js';

/** What stands around the pages: the way to the others, above on wide screens and below on phones. */
export function Shell() {
  return (
    <AppShell header={{ height: 64 }} padding={0}>
      <SkipLink />
      <AppShell.Header className={classes.header} withBorder={false}>
        <Group h="100%" px={{ base: 'md', sm: 'xl' }} justify="space-between" wrap="nowrap">
          <Group gap="xl" wrap="nowrap">
            <Brand />
            <PlaceLinks />
          </Group>
          <Group gap="sm" wrap="nowrap">
            <SearchField />
            <InboxBell />
            <ProfileMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id={CONTENT} tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      <PlaceTabs />
      <ScrollRestoration />
    </AppShell>
  );
}
