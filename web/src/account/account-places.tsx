import { Text } from '@mantine/core';
import IconCreditCard from '@tabler/icons-react/icons/IconCreditCard';
import IconDatabase from '@tabler/icons-react/icons/IconDatabase';
import IconDevices from '@tabler/icons-react/icons/IconDevices';
import IconKey from '@tabler/icons-react/icons/IconKey';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './account-places.module.css';

const PLACES = [
  { to: '/account', name: 'Plan', Icon: IconCreditCard },
  { to: '/account/invoices', name: 'Invoices', Icon: IconReceipt },
  { to: '/account/devices', name: 'Devices', Icon: IconDevices },
  { to: '/account/playing', name: 'Playing now', Icon: IconPlayerPlay },
  { to: '/account/profiles', name: 'Profiles', Icon: IconUsers },
  { to: '/account/sign-in', name: 'E-mail and password', Icon: IconKey },
  { to: '/account/data', name: 'Your data', Icon: IconDatabase },
];

/** The way to the parts of the account: beside them on wide screens, above them on phones. */
export function AccountPlaces() {
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);

  return (
    <nav ref={list} aria-label="Account" className={classes.places}>
      {PLACES.map(({ to, name, Icon }) => (
        <NavLink key={to} to={to} end={to === '/account'} className={classes.place ?? ''}>
          <Icon size={18} aria-hidden />
          <Text span size="sm">
            {name}
          </Text>
        </NavLink>
      ))}
    </nav>
  );
}
