import { jsonLogger } from '../../core/generators/json-logger.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateJsonLogger: Command = {
  id: 'gunicorn.generateJsonLogger',
  run: context => showSnippet(context, jsonLogger),
};
