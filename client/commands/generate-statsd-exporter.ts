import { statsdExporter } from '../../core/generators/statsd-exporter.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateStatsdExporter: Command = {
  id: 'gunicorn.generateStatsdExporter',
  run: context => showSnippet(context, statsdExporter),
};
