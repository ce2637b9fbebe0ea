import { prometheusRulesTest } from '../../core/generators/prometheus-rules-test.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generatePrometheusRulesTest: Command = {
  id: 'gunicorn.generatePrometheusRulesTest',
  run: context => showSnippet(context, prometheusRulesTest),
};
