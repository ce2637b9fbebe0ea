import { grafanaDashboard } from '../../core/generators/grafana-dashboard.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateGrafanaDashboard: Command = {
  id: 'gunicorn.generateGrafanaDashboard',
  run: context => showSnippet(context, grafanaDashboard),
};
