import IconActivity from '@tabler/icons-react/icons/IconActivity';
import IconChartLine from '@tabler/icons-react/icons/IconChartLine';
import IconCreditCard from '@tabler/icons-react/icons/IconCreditCard';
import IconDatabase from '@tabler/icons-react/icons/IconDatabase';
import IconListDetails from '@tabler/icons-react/icons/IconListDetails';
import IconMovie from '@tabler/icons-react/icons/IconMovie';
import IconShieldLock from '@tabler/icons-react/icons/IconShieldLock';
import IconStack2 from '@tabler/icons-react/icons/IconStack2';
import IconUpload from '@tabler/icons-react/icons/IconUpload';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import IconWand from '@tabler/icons-react/icons/IconWand';

/** The pages for administrators, as they stand beside them. */
export const PLACES = [
  { to: '/admin', name: 'Overview', Icon: IconChartLine },
  { to: '/admin/health', name: 'System health', Icon: IconActivity },
  { to: '/admin/jobs', name: 'Queues', Icon: IconStack2 },
  { to: '/admin/caches', name: 'Caches', Icon: IconDatabase },
  { to: '/admin/catalog', name: 'Catalog', Icon: IconMovie },
  { to: '/admin/imports', name: 'Imports', Icon: IconUpload },
  { to: '/admin/subscriptions', name: 'Subscriptions', Icon: IconCreditCard },
  { to: '/admin/recommendations', name: 'Recommendations', Icon: IconWand },
  { to: '/admin/accounts', name: 'Accounts', Icon: IconUsers },
  { to: '/admin/logs', name: 'Logs', Icon: IconListDetails },
  { to: '/admin/blocks', name: 'Rate limits', Icon: IconShieldLock },
] as const;
