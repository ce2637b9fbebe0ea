import { logrotate } from '../../core/generators/logrotate.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateLogrotate: Command = {
  id: 'gunicorn.generateLogrotate',
  run: context => showSnippet(context, logrotate),
};
