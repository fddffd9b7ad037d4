import { useQuery } from '@apollo/client/react';
import { Container } from '@mantine/core';
import { useParams } from 'react-router';
import { Message } from '../../errors/message.js';
import { Loaded } from '../../shell/loaded.js';
import { AdminTitle } from './catalog.graphql.js';
import { TitleEditor } from './title-editor.js';

/** One title, in whatever state it is. */
export function EditTitlePage() {
  const { titleId = '' } = useParams();
  const { data, error, refetch } = useQuery(AdminTitle, {
    variables: { id: titleId },
    // What is edited has to be what it is now.
    fetchPolicy: 'network-only',
  });
  return (
    <Container size="md" p={0}>
      <Loaded data={data} error={error} onRetry={refetch}>
        {({ admin, genres }) =>
          admin.title ? (
            <TitleEditor
              key={titleId}
              title={admin.title}
              genres={genres}
              onReload={async () => (await refetch()).data?.admin.title ?? null}
            />
          ) : (
            <Message
              title="There is no such title"
              text="It may have been removed, or the address has a slip in it."
            />
          )
        }
      </Loaded>
    </Container>
  );
}
