import type { Command } from '../command.ts';

export const analyze: Command = {
  id: 'analyze',
  usage: 'LOG...',
  says: 'Reads access logs and reports what happened.',
  options: {},
  run: () => Promise.resolve(2),
};
