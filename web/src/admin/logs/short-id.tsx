import { Code, Tooltip } from '@mantine/core';

/** The end of an id, which tells ids apart; the whole of it where one points, and for those who hear the page. */
export function ShortId({ id }: { readonly id: string }) {
  if (id.length <= 12) return <Code>{id}</Code>;
  return (
    <Tooltip label={id}>
      <Code title={id}>…{id.slice(-8)}</Code>
    </Tooltip>
  );
}
