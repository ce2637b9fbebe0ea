import { goToError } from '../go-to-error.ts';
import type { Command } from './command.ts';

/** To the previous line of the log in front that tells of an error. Resolves when the cursor is there, or nowhere. */
export const goToPreviousError: Command = {
  id: 'gunicorn.goToPreviousError',
  run: async ({ lineFormats }) => await goToError(lineFormats, 'previous'),
};
