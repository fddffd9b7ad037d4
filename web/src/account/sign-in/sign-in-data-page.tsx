import { Button, Group } from '@mantine/core';
import { useSignOut } from '../../session/use-sign-out.js';
import { PageFrame } from '../parts/page-frame.js';
import { Section } from '../parts/section.js';
import { EmailSection } from './email-section.js';
import { PasswordSection } from './password-section.js';

/** What one signs in with. */
export function SignInDataPage() {
  const signOut = useSignOut();
  return (
    <PageFrame title="E-mail and password" text="What you sign in with.">
      <EmailSection />
      <PasswordSection />
      <Section title="Sign out" text="On this device alone.">
        <Group>
          <Button variant="default" onClick={() => void signOut()}>
            Sign out
          </Button>
        </Group>
      </Section>
    </PageFrame>
  );
}
