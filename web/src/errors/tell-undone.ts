import { notifications } from '@mantine/notifications';
import { errorText } from './error-code.js';

/**
 * Says that what was shown as done did not come about, and why; it is shown as before by then.
 * @param title what is as it was, such as "Your list is as it was"
 */
export function tellUndone(title: string, error: unknown): void {
  notifications.show({ color: 'red', title, message: errorText(error) });
}
