import { pythonLogging } from '../../core/generators/python-logging.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generatePythonLogging: Command = {
  id: 'gunicorn.generatePythonLogging',
  run: context => showSnippet(context, pythonLogging),
};
