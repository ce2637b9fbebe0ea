import { vector } from '../../core/generators/vector.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateVector: Command = {
  id: 'gunicorn.generateVector',
  run: context => showSnippet(context, vector),
};
