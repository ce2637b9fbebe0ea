import { logstash } from '../../core/generators/logstash.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateLogstash: Command = {
  id: 'gunicorn.generateLogstash',
  run: context => showSnippet(context, logstash),
};
