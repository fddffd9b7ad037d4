import { useSubscription } from '@apollo/client/react';
import { ActionIcon, Indicator } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconBell from '@tabler/icons-react/icons/IconBell';
import { Link } from 'react-router';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Inbox, NotificationReceived } from './inbox.graphql.js';

/** How many notifications wait to be read; tells of each one as it comes in. */
export function InboxBell() {
  const { me } = useCurrentProfile();
  const unread = me.unreadNotificationCount;

  useSubscription(NotificationReceived, {
    onData({ client, data }) {
      const received = data.data?.notificationReceived.notification;
      if (!received) return;
      notifications.show({ title: received.title, message: 'See your inbox.' });
      client.cache.modify<typeof me>({
        id: client.cache.identify(me),
        fields: { unreadNotificationCount: (count) => count + 1 },
      });
      client.refetchQueries({ include: [Inbox] }).catch(reportError);
    },
  });

  return (
    <Indicator
      label={unread > 99 ? '99+' : unread}
      size={18}
      disabled={unread === 0}
      color="red.8"
      offset={4}
    >
      <ActionIcon
        component={Link}
        to="/inbox"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={unread === 0 ? 'Inbox' : `Inbox, ${unread} unread`}
      >
        <IconBell aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}
