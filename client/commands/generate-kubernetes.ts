import { kubernetes } from '../../core/generators/kubernetes.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateKubernetes: Command = {
  id: 'gunicorn.generateKubernetes',
  run: context => showSnippet(context, kubernetes),
};
