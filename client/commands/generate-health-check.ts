import { healthCheck } from '../../core/generators/health-check.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateHealthCheck: Command = {
  id: 'gunicorn.generateHealthCheck',
  run: context => showSnippet(context, healthCheck),
};
