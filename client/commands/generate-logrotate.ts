import type { Command } from './command.ts';

export const generateLogrotate: Command = {
  id: 'gunicorn.generateLogrotate',
  async run(context) {
    const { logrotate } = await import('../../core/generators/logrotate.ts');
    const { showSnippet } = await import('../show-snippet.ts');
    return showSnippet(context, logrotate);
  },
};
