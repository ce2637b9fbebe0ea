import type { Feature } from '../feature.ts';
import { codeActions } from './code-actions.ts';
import { completion } from './completion.ts';
import { codeLenses } from './code-lenses.ts';
import { definition } from './definition.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { pullDiagnostics } from './pull-diagnostics.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { signatureHelp } from './signature-help.ts';

/** Everything an editor gets from us. */
export const FEATURES: readonly Feature[] = [
  pullDiagnostics,
  pushDiagnostics,
  hover,
  completion,
  signatureHelp,
  codeActions,
  inlayHints,
  semanticTokens,
  codeLenses,
  definition,
  documentHighlight,
  documentLinks,
  documentSymbols,
  folding,
];
