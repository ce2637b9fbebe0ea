import { systemd } from '../../core/generators/systemd.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateSystemd: Command = {
  id: 'gunicorn.generateSystemd',
  run: context => showSnippet(context, systemd),
};
