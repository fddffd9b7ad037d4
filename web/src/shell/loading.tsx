import { Center, Loader } from '@mantine/core';

/** While a page is on its way. */
export function Loading() {
  return (
    <Center mih="60vh" role="status" aria-label="Loading">
      <Loader type="dots" size="lg" />
    </Center>
  );
}
