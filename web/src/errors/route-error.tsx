import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Message } from './message.js';

/** What is shown in place of a page that failed. */
export function RouteError() {
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
