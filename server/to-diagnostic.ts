import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { ClientCapabilities, Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem, Related, Severity, Tag } from '../core/language/rule.ts';
import { rulePageUrl } from '../core/language/rule-page.ts';
import type { Session } from './session.ts';
import { toRange } from './to-lsp.ts';

/** Makes diagnostics of problems, with as much as the editor has said that it can show. */
export function diagnosticWriter({ client, language, disk }: Session) {
  const can = abilities(client);

  return (document: TextDocument, problem: Problem): Diagnostic => {
    const { rule, severity, at, message, related, tag } = problem;
    const places = can.relatedInformation ? related.flatMap(place => toRelated(document, place)) : [];
    return {
      range: toRange(document, at),
      severity: SEVERITIES[severity],
      code: rule,
      source: 'gunicorn',
      message,
      ...(can.codeDescriptionSupport && { codeDescription: { href: rulePageUrl(rule, language) } }),
      ...(places.length > 0 && { relatedInformation: places }),
      ...(tag && can.tagSupport?.valueSet.includes(TAGS[tag]) && { tags: [TAGS[tag]] }),
    };
  };

  function toRelated(document: TextDocument, { path, at, message }: Related): DiagnosticRelatedInformation[] {
    if (path === undefined) return [{ location: { uri: document.uri, range: toRange(document, at) }, message }];
    if (!disk) return [];
    const other = TextDocument.create(disk.uriOf(path), 'plaintext', 0, disk.files.text(path) ?? '');
    return [{ location: { uri: other.uri, range: toRange(other, at) }, message }];
  }
}

/** An editor may tell it beside either way of getting diagnostics. */
function abilities({ textDocument }: ClientCapabilities) {
  return { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};
