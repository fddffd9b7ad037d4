import { Affix, Alert, Transition } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import IconWifiOff from '@tabler/icons-react/icons/IconWifiOff';

/** Says so while the browser has no network. */
export function OfflineNotice() {
  const { online } = useNetwork();
  return (
    <Affix position={{ bottom: 76, left: 16 }} zIndex={400} role="status">
      <Transition mounted={!online} transition="slide-up">
        {(style) => (
          <Alert
            style={style}
            color="yellow"
            variant="filled"
            autoContrast
            icon={<IconWifiOff aria-hidden />}
          >
            You are offline. What you do is not saved until you are back.
          </Alert>
        )}
      </Transition>
    </Affix>
  );
}
