import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generatePrometheusRules: Command = {
  id: 'gunicorn.generatePrometheusRules',
  run: context => showSnippet(context, prometheusRules),
};
