import { systemdSocket } from '../../core/generators/systemd-socket.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateSystemdSocket: Command = {
  id: 'gunicorn.generateSystemdSocket',
  run: context => showSnippet(context, systemdSocket),
};
