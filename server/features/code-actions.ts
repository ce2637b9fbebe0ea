import { CodeActionKind } from 'vscode-languageserver';
import type { FixOf } from '../../core/language/service.ts';
import type { Feature } from '../feature.ts';
import { diagnosticWriter } from '../to-diagnostic.ts';
import { toCodeAction, toSpan, toWorkspaceEdit } from '../to-lsp.ts';

/** Editors run it on saving when the user's `editor.codeActionsOnSave` says so. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.gunicorn`;

/** The fixes of the problems that the editor asks about, and all of those that nobody would argue with at once. */
export const codeActions: Feature = {
  id: 'code-actions',
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },

  register(session) {
    const { connection, service, find, t } = session;
    const toDiagnostic = diagnosticWriter(session);

    connection.onCodeAction(async ({ textDocument, range, context }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      // `source` asks for `source.fixAll.gunicorn` too, and nothing asks for all there is.
      const wants = (kind: string) =>
        !context.only || context.only.some(asked => kind === asked || kind.startsWith(`${asked}.`));
      const at = toSpan(document, range);
      const action = (fix: FixOf) => toCodeAction(document, fix, toDiagnostic(document, fix.problem));
      // A comment is the last resort.
      const quick = wants(CodeActionKind.QuickFix)
        ? [...service.fixes(config, at), ...service.ignores(config, at)]
        : [];
      const actions = quick.map(action);
      // Among quick fixes it would only be in the way: it is for those who ask for it by its kind.
      const edits = context.only && wants(FIX_ALL) ? service.fixAll(config) : [];
      if (edits.length === 0) return actions;
      const edit = toWorkspaceEdit(document, edits);
      return [...actions, { title: t('Mend all that has one right answer'), kind: FIX_ALL, edit }];
    });
  },
};
