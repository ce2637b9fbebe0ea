import { fluentBit } from '../../core/generators/fluent-bit.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

export const generateFluentBit: Command = {
  id: 'gunicorn.generateFluentBit',
  run: context => showSnippet(context, fluentBit),
};
