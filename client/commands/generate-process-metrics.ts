import { processMetrics } from '../../core/generators/process-metrics.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateProcessMetrics: Command = {
  id: 'gunicorn.generateProcessMetrics',
  run: context => showSnippet(context, processMetrics),
};
