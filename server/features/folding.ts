import { FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Fold } from '../../core/language/service.ts';
import type { Feature } from '../feature.ts';

/** What can be hidden. Editors stop to guess it from the indentation where somebody tells, so nothing is left out. */
export const folding: Feature = {
  id: 'folding',
  capabilities: { foldingRangeProvider: true },

  register({ connection, service, find }) {
    connection.onFoldingRanges(async ({ textDocument }, token) => {
      const found = await find(textDocument.uri, token);
      const folds = found ? service.folds(found.config) : [];
      return folds.map(({ first, last, kind }) => FoldingRange.create(first, last, undefined, undefined, KINDS[kind]));
    });
  },
};

const KINDS: Readonly<Record<Fold['kind'], FoldingRangeKind | undefined>> = {
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
  code: undefined,
};
