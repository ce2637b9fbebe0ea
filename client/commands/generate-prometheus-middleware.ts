import { prometheusMiddleware } from '../../core/generators/prometheus-middleware.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generatePrometheusMiddleware: Command = {
  id: 'gunicorn.generatePrometheusMiddleware',
  run: context => showSnippet(context, prometheusMiddleware),
};
