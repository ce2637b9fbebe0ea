import { rsyslog } from '../../core/generators/rsyslog.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateRsyslog: Command = {
  id: 'gunicorn.generateRsyslog',
  run: context => showSnippet(context, rsyslog),
};
