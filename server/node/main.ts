import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { nodeDisk } from './disk.ts';
import { localizeFor } from './localize-for.ts';

/**
 * `gunicorn-language-server --stdio`, or a child process of VS Code with `--node-ipc`.
 * Without one of these the library throws, so it is said here in a sentence.
 */
function main(argv: readonly string[]): void {
  if (!argv.some(word => /^--(?:stdio|node-ipc|socket=|pipe=)/.test(word))) {
    const t = localizeFor(undefined);
    process.stderr.write(`${t('Say how to talk to the editor: gunicorn-language-server --stdio')}\n`);
    process.exitCode = 2;
    return;
  }
  startServer(createConnection(ProposedFeatures.all), { localizeFor, disk: nodeDisk() });
}

main(process.argv.slice(2));
