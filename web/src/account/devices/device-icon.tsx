import IconDeviceDesktop from '@tabler/icons-react/icons/IconDeviceDesktop';
import IconDeviceMobile from '@tabler/icons-react/icons/IconDeviceMobile';
import IconDeviceTv from '@tabler/icons-react/icons/IconDeviceTv';
import type { DevicePartsFragment } from '../../generated/graphql.js';

/** What kind of device it is, as far as its own words tell. */
export function DeviceIcon({ platform, deviceName }: Pick<DevicePartsFragment, 'platform' | 'deviceName'>) {
  const words = `${platform} ${deviceName}`;
  if (/tv/i.test(words)) return <IconDeviceTv aria-hidden />;
  if (/ios|android|phone/i.test(words)) return <IconDeviceMobile aria-hidden />;
  return <IconDeviceDesktop aria-hidden />;
}
