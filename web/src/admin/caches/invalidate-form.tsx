import { useMutation } from '@apollo/client/react';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrors } from '../../errors/error-code.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Panel } from '../parts/panel.js';
import { AdminInvalidateCache } from './caches.graphql.js';

/** Has one value read anew from its source, in every process. */
export function InvalidateForm({ namespaces }: { readonly namespaces: readonly string[] }) {
  const [namespace, setNamespace] = useState(namespaces[0] ?? '');
  const [key, setKey] = useState('');
  const [invalidate, { error, reset }] = useMutation(AdminInvalidateCache);
  const faults = fieldErrors(error);
  return (
    <Panel
      title="Read anew"
      text="Where a value is older than it may be. The audit log keeps who had it read anew."
    >
      <Group align="end">
        <NativeSelect
          label="Namespace"
          data={[...namespaces]}
          value={namespace}
          error={faults['namespace']}
          onChange={({ currentTarget }) => {
            reset();
            setNamespace(currentTarget.value);
          }}
        />
        <TextInput
          label="Key"
          description="Within the namespace, such as the id of a title"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={300}
          value={key}
          error={faults['key']}
          onChange={({ currentTarget }) => {
            reset();
            setKey(currentTarget.value);
          }}
        />
        <ConfirmButton
          label="Read anew"
          color="orange"
          disabled={key.trim() === ''}
          question={`Read ${key} of ${namespace} anew?`}
          text="The next who asks for it waits for its source. Nothing is lost: it is only a copy."
          done={`${key} of ${namespace} is read anew.`}
          onConfirm={() => invalidate({ variables: { input: { namespace, key: key.trim() } } })}
        />
      </Group>
    </Panel>
  );
}
