import type { Command } from './command.ts';

export const generatePrometheusRules: Command = {
  id: 'gunicorn.generatePrometheusRules',
  async run(context) {
    const { prometheusRules } = await import('../../core/generators/prometheus-rules.ts');
    const { showSnippet } = await import('../show-snippet.ts');
    return showSnippet(context, prometheusRules);
  },
};
