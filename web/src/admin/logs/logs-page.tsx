import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { PageHead } from '../parts/page-head.js';
import { AccessLog } from './access-log.js';
import { AuditLog } from './audit-log.js';

/** Who did what, and who got at which films. */
export function LogsPage() {
  const [parameters, setParameters] = useSearchParams();
  const log = parameters.get('log') === 'access' ? 'access' : 'audit';
  return (
    <>
      <PageHead
        title="Logs"
        text="Who did what, and who got at which films. Entries are never changed; the latest stand first."
      />
      <Tabs
        value={log}
        keepMounted={false}
        onChange={(chosen) => setParameters(chosen === 'access' ? { log: 'access' } : {}, { replace: true })}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="audit">Audit</Tabs.Tab>
          <Tabs.Tab value="access">Access to films</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="audit">
          <AuditLog />
        </Tabs.Panel>
        <Tabs.Panel value="access">
          <AccessLog />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
