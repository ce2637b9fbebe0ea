import {
  CodeActionKind,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  MarkupContent,
  Range,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { span } from '../core/base/spans.ts';
import type { Span } from '../core/base/spans.ts';
import type { Edit } from '../core/language/rule.ts';
import type { Completion, FixOf, Hover as Explanation, SignatureHelp as Called } from '../core/language/service.ts';

/** Together with `to-diagnostic.ts` the only file that knows both our shapes and those of the protocol. Offsets are UTF-16 units on either side. */

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toSpan(document: TextDocument, { start, end }: Range): Span {
  return span(document.offsetAt(start), document.offsetAt(end));
}

/** A fix that mends one of the diagnostics the editor asked about. It is preferred when its problem has this one and no other. */
export function toCodeAction(document: TextDocument, { fix, problem }: FixOf, diagnostic: Diagnostic): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: problem.fixes.length === 1 && problem.fixes[0] === fix,
    edit: toWorkspaceEdit(document, fix.edits),
  };
}

export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map(edit => toTextEdit(document, edit));
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

export function toHover(document: TextDocument, { at, markdown }: Explanation): Hover {
  return { range: toRange(document, at), contents: toMarkdown(markdown) };
}

export function toSignatureHelp({ signatures, active, activeParameter }: Called): SignatureHelp {
  return {
    signatures: signatures.map(({ label, markdown: says, parameters }) => ({
      label,
      documentation: toMarkdown(says),
      parameters: parameters.map(({ at, markdown: means }) => ({
        label: [at.start, at.end],
        documentation: toMarkdown(means),
      })),
    })),
    activeSignature: active,
    activeParameter,
  };
}

function toMarkdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

/** What an editor can do with a completion. */
export interface CompletionClient {
  /** It has places to fill in. */
  readonly snippets: boolean;
  /** It shows a few words beside each label of the list, not only of the chosen one. */
  readonly labelDetails: boolean;
}

export function toCompletionItem(
  document: TextDocument,
  completion: Completion,
  index: number,
  { snippets, labelDetails }: CompletionClient,
): CompletionItem {
  const snippet = snippets ? completion.snippet : undefined;
  const { at, text } = completion.edit;
  const newText = snippet ?? text;
  return {
    label: completion.label,
    kind: COMPLETION_KINDS[completion.kind],
    ...(labelDetails ? { labelDetails: { description: completion.detail } } : { detail: completion.detail }),
    documentation: toMarkdown(completion.markdown),
    textEdit: toTextEdit(document, { at, text: newText }),
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    // The lines of a hook in a branch move in with the first one.
    ...(newText.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
    // Editors filter by what stands in the range of the edit, which may begin before the label does.
    filterText: completion.filter ?? text,
    sortText: String(index).padStart(4, '0'),
  };
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  setting: CompletionItemKind.Property,
  hook: CompletionItemKind.Function,
  atom: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
};

function toTextEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: toRange(document, edit.at), newText: edit.text };
}
