import { useMutation } from '@apollo/client/react';
import type { AccountRowFragment } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { ReinstateAccount, SetAccountRole, SuspendAccount } from './accounts.graphql.js';

/** What can be done to an account: suspend it, let it in again, give it another role. */
export function AccountActions({ account }: { readonly account: AccountRowFragment }) {
  const { id, email, role, suspendedAt } = account;
  const [suspend] = useMutation(SuspendAccount);
  const [reinstate] = useMutation(ReinstateAccount, { variables: { id } });
  const [setRole] = useMutation(SetAccountRole);
  const isAdmin = role === 'ADMIN';
  return (
    <>
      <ConfirmButton
        label={isAdmin ? 'Make a viewer' : 'Make an administrator'}
        color="violet"
        question={isAdmin ? `Take administration from ${email}?` : `Make ${email} an administrator?`}
        text={
          isAdmin
            ? 'They can no longer open these pages, or do anything that these pages do.'
            : 'They can do everything that you can do here: read accounts, suspend them, refund, change the catalog.'
        }
        done={`${email} is ${isAdmin ? 'a viewer' : 'an administrator'} now.`}
        onConfirm={() =>
          setRole({ variables: { input: { accountId: id, role: isAdmin ? 'VIEWER' : 'ADMIN' } } })
        }
      />
      {suspendedAt ? (
        <ConfirmButton
          label="Reinstate"
          color="teal"
          question={`Let ${email} in again?`}
          text="They can sign in again; what they had is as it was."
          done={`${email} may sign in again.`}
          onConfirm={() => reinstate()}
        />
      ) : (
        <ConfirmButton
          label="Suspend"
          question={`Suspend ${email}?`}
          text="All devices are signed out, streams end, and they cannot sign in until you reinstate the account."
          reasonNote="The owner is told."
          done={`${email} is suspended.`}
          onConfirm={(reason) => suspend({ variables: { input: { accountId: id, reason } } })}
        />
      )}
    </>
  );
}
