import { alertmanager } from '../../core/generators/alertmanager.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateAlertmanager: Command = {
  id: 'gunicorn.generateAlertmanager',
  run: context => showSnippet(context, alertmanager),
};
