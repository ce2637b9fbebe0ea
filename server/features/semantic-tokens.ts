import { SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import type { Token } from '../../core/language/service.ts';

/** What the standard types of the protocol come nearest. An unknown key stays the text that it is. */
const TYPES: Readonly<Record<Token['kind'], SemanticTokenTypes>> = {
  atom: SemanticTokenTypes.variable,
  unknown: SemanticTokenTypes.string,
  conversion: SemanticTokenTypes.keyword,
};
const LEGEND = Object.values(TYPES);

/** The atoms inside formats, painted apart from the text around them. */
export const semanticTokens: Feature = {
  id: 'semantic-tokens',
  isFor: ({ textDocument }) => textDocument?.semanticTokens !== undefined,
  capabilities: { semanticTokensProvider: { legend: { tokenTypes: LEGEND, tokenModifiers: [] }, full: true } },

  register({ connection, service, find }) {
    connection.languages.semanticTokens.on(async ({ textDocument }, token) => {
      const found = await find(textDocument.uri, token);
      const tokens = found ? service.tokens(found.config) : [];
      // Editors that ask several servers take the first answer, so an empty one would hide another's.
      if (!found || tokens.length === 0) return null;
      const builder = new SemanticTokensBuilder();
      for (const { at, kind } of tokens) {
        const { line, character } = found.document.positionAt(at.start);
        builder.push(line, character, at.end - at.start, LEGEND.indexOf(TYPES[kind]), 0);
      }
      return builder.build();
    });
  },
};
