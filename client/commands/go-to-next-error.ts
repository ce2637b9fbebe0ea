import { goToError } from '../go-to-error.ts';
import type { Command } from './command.ts';

/** To the next line of the log in front that tells of an error. Resolves when the cursor is there, or nowhere. */
export const goToNextError: Command = {
  id: 'gunicorn.goToNextError',
  run: async ({ lineFormats }) => await goToError(lineFormats, 'next'),
};
