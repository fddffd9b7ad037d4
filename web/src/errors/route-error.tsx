import { Button } from '@mantine/core';
import { useNetwork, useWindowEvent } from '@mantine/hooks';
import IconWifiOff from '@tabler/icons-react/icons/IconWifiOff';
import { Link } from 'react-router';
import { Message } from './message.js';

/** What is shown in place of a page that failed, or that could not be fetched: that one comes with the network. */
export function RouteError() {
  const { online } = useNetwork();
  useWindowEvent('online', () => location.reload());
  if (!online) {
    return (
      <Message
        icon={<IconWifiOff size={36} />}
        title="You are offline"
        text="This page was not opened before. It comes by itself once you are back."
      />
    );
  }
  return (
    <Message
      title="This page broke"
      text="It is our fault. Loading it again often helps, such as after an update."
    >
      <Button onClick={() => location.reload()}>Load again</Button>
      <ToStart />
    </Message>
  );
}

/** What is shown at addresses that are no page's. */
export function NoSuchPage() {
  return (
    <Message title="This page is not there" text="It may have moved, or its address has a slip in it.">
      <ToStart />
    </Message>
  );
}

function ToStart() {
  return (
    <Button component={Link} to="/" variant="default">
      To the start page
    </Button>
  );
}
