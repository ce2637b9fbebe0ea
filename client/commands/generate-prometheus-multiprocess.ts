import { prometheusMultiprocess } from '../../core/generators/prometheus-multiprocess.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generatePrometheusMultiprocess: Command = {
  id: 'gunicorn.generatePrometheusMultiprocess',
  run: context => showSnippet(context, prometheusMultiprocess),
};
