import { Group, Text } from '@mantine/core';
import IconBookmark from '@tabler/icons-react/icons/IconBookmark';
import IconHome from '@tabler/icons-react/icons/IconHome';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import IconUser from '@tabler/icons-react/icons/IconUser';
import { NavLink } from 'react-router';
import classes from './places.module.css';

const PLACES = [
  { to: '/', name: 'Home', Icon: IconHome, isWide: true },
  { to: '/search', name: 'Search', Icon: IconSearch, isWide: false },
  { to: '/watchlist', name: 'My list', Icon: IconBookmark, isWide: true },
  { to: '/account', name: 'Account', Icon: IconUser, isWide: false },
];

/** The way to the other pages, in the head of wide screens. */
export function PlaceLinks() {
  return (
    <Group component="nav" aria-label="Pages" gap="lg" visibleFrom="sm" wrap="nowrap">
      {PLACES.filter(({ isWide }) => isWide).map(({ to, name }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.link ?? ''}>
          {name}
        </NavLink>
      ))}
    </Group>
  );
}

/** The same at the foot of phones, where thumbs are. */
export function PlaceTabs() {
  return (
    <nav className={classes.tabs} aria-label="Pages">
      {PLACES.map(({ to, name, Icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.tab ?? ''}>
          <Icon size={22} aria-hidden />
          <Text span size="xs">
            {name}
          </Text>
        </NavLink>
      ))}
    </nav>
  );
}
