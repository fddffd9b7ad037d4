import { PageFrame } from '../parts/page-frame.js';
import { ClearHistorySection } from './clear-history-section.js';
import { DeleteAccountSection } from './delete-account-section.js';
import { ExportSection } from './export-section.js';

/** What is stored of the account: taking it away, having it forgotten. */
export function DataPage() {
  return (
    <PageFrame title="Your data" text="What we have stored is yours: to take away, and to have forgotten.">
      <ExportSection />
      <ClearHistorySection />
      <DeleteAccountSection />
    </PageFrame>
  );
}
