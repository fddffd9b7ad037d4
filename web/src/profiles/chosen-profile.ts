import { useLocalStorage } from '@mantine/hooks';

/** The id of the profile that was chosen in this browser last. */
export function useChosenProfile() {
  const [profileId, choose] = useLocalStorage<string | null>({
    key: 'streamcore.profile',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return { profileId, choose };
}
