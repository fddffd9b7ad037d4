import { notifications } from '@mantine/notifications';
import { errorText } from '../../errors/error-code.js';

/** Says what was done, or why it was not. For what is done with one press; a dialog says it itself. */
export async function tell(doing: Promise<unknown>, done: string): Promise<void> {
  try {
    await doing;
    notifications.show({ color: 'teal', message: done });
  } catch (error) {
    notifications.show({ color: 'red', message: errorText(error) });
  }
}
