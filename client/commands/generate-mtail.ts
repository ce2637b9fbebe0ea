import { mtail } from '../../core/generators/mtail.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateMtail: Command = {
  id: 'gunicorn.generateMtail',
  run: context => showSnippet(context, mtail),
};
