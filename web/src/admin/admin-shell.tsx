import { AppShell, Badge, Burger, Button, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import { Link, NavLink, ScrollRestoration } from 'react-router';
import { useSignOut } from '../session/use-sign-out.js';
import { Brand } from '../shell/brand.js';
import { Loading } from '../shell/loading.js';
import { CONTENT, SkipLink } from '../shell/skip-link.js';
import { PLACES } from './admin-places.js';
import classes from './admin-shell.module.css';
import { LiveBadge } from './overview/live-badge.js';
import { zoneText } from './parts/texts.js';

/** What stands around the pages for administrators: the way to the others, and whether figures arrive. */
export function AdminShell({ children }: { readonly children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const signOut = useSignOut();
  return (
    <AppShell
      header={{ height: 64 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <SkipLink />
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'md', sm: 'xl' }} justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Pages"
              aria-expanded={isOpen}
            />
            <Brand />
            <Badge variant="default" visibleFrom="sm">
              Admin
            </Badge>
          </Group>
          <Group gap="sm" wrap="nowrap">
            <LiveBadge />
            <Button component={Link} to="/" variant="subtle" color="gray" size="xs" visibleFrom="sm">
              To the films
            </Button>
            <Button variant="default" size="xs" visibleFrom="sm" onClick={() => void signOut()}>
              Sign out
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Admin pages" className={isOpen ? undefined : classes.closed}>
        <ScrollArea>
          {PLACES.map(({ to, name, Icon }) => (
            <NavLink key={to} to={to} end={to === '/admin'} className={classes.link ?? ''} onClick={close}>
              <Icon size={20} aria-hidden />
              {name}
            </NavLink>
          ))}
          <Text size="xs" c="dimmed" p="sm">
            Times in {zoneText()}
          </Text>
          <Group hiddenFrom="sm" grow mt="lg">
            <Button component={Link} to="/" variant="default">
              To the films
            </Button>
            <Button variant="default" onClick={() => void signOut()}>
              Sign out
            </Button>
          </Group>
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT} tabIndex={-1}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
}
