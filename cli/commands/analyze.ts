import { join } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Command } from '../command.ts';
import { textOption } from '../command.ts';

export const analyze: Command = {
  id: 'analyze',
  usage: 'LOG...',
  says: 'Reads access logs and reports what happened.',
  options: { 'access-log-format': { type: 'string', says: '' }, threads: { type: 'string', says: '' } },
  run: async (args, io) => {
    const f = textOption(args, 'access-log-format');
    const a = await analyzeFiles({
      paths: args.files,
      format: f === undefined ? null : { text: f, from: 'option' },
      threads: Number(textOption(args, 'threads') ?? 2),
      workerFile: join(__dirname, 'worker.js'),
      t: io.t,
    });
    if ('failure' in a) {
      io.note(a.failure);
      return 2;
    }
    a.notes.forEach(io.note);
    await io.out(JSON.stringify(a.report) + '\n');
    return 0;
  },
};
