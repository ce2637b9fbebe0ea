import { extensions } from 'vscode';
import type { Disposable } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Starts our language server as a child process and connects the documents that match one of the patterns. */
export async function startLanguageClient(
  serverFile: string,
  configs: readonly string[],
  companions: readonly string[],
): Promise<Disposable> {
  const client = new LanguageClient(
    'gunicorn',
    'Gunicorn',
    { module: serverFile, transport: TransportKind.ipc },
    {
      documentSelector: [
        ...configs.map(pattern => ({ language: 'python', pattern })),
        // Which language they have depends on what else is installed.
        ...companions.map(pattern => ({ pattern })),
      ],
      // The patterns are what the user takes for configs, so the server need not judge by name.
      initializationOptions: {
        selected: true,
        without: PYTHON_CHECKERS.some(isInstalled) ? ['syntax-error'] : [],
        commands: ['gunicorn.analyzeLog', 'gunicorn.generate', 'gunicorn.previewFormat'],
        // VS Code asks only about what is in a visible tab; tasks and other extensions read problems of the rest too.
        push: true,
      },
      middleware: {
        // VS Code takes the paint of one extension for a file. Those that paint all of Python do more than we do.
        provideDocumentSemanticTokens: (document, token, next) =>
          PYTHON_PAINTERS.some(isInstalled) ? undefined : next(document, token),
      },
    },
  );
  await client.start();
  return client;
}

/** Extensions that underline what Python cannot read; it need not be underlined twice. */
const PYTHON_CHECKERS = [
  'ms-python.vscode-pylance',
  'ms-pyright.pyright',
  'detachhead.basedpyright',
  'charliermarsh.ruff',
  'astral-sh.ty',
];

/** Extensions that paint names in Python by what they mean. */
const PYTHON_PAINTERS = ['ms-python.vscode-pylance', 'detachhead.basedpyright', 'astral-sh.ty'];

function isInstalled(id: string): boolean {
  return extensions.getExtension(id) !== undefined;
}
