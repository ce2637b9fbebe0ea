import type { ExtensionContext, Hover, Position, TextDocument, Uri, WebviewPanel } from 'vscode';
import { COMMANDS } from './commands/index.ts';
import type { ClientContext } from './context.ts';
import { createDashboards } from './dashboard/dashboards.ts';
import { createEffectiveSettings } from './effective-settings.ts';
import type { Engine } from './engine.ts';
import { createFormatPreviews } from './format-previews.ts';
import { languageOfLines } from './log-content.ts';
import { provideFoundLines } from './found-lines.ts';
import { createFrontLog } from './front-log.ts';
import { createLineFormats } from './line-formats.ts';
import { createLogHovers } from './log-hover.ts';
import { showLogMarks } from './log-marks.ts';
import { showLogStatus } from './log-status.ts';
import { provideStretches } from './open-line.ts';
import { tracebacks } from './tracebacks.ts';
import type { Tracebacks } from './tracebacks.ts';

/** What the extension does once somebody asks for it. Until then none of this is loaded. */
export interface OnDemand {
  /** Runs a command of the palette; it resolves to what the command says in `client/commands/`. */
  run(id: string, values: readonly unknown[]): Promise<unknown>;
  /** Fills a panel that VS Code kept over a restart of its window. */
  restorePanel(panel: WebviewPanel, state: unknown): Promise<void>;
  /** Fills an editor of a log with its analysis. */
  fillEditor(log: Uri, panel: WebviewPanel): Promise<void>;
  /** The language of a log, told by its first lines; undefined when they are not Gunicorn's. */
  languageOfLines(lines: readonly string[]): string | undefined;
  /** What a line of an access log says. */
  hoverLog(document: TextDocument, at: Position): Promise<Hover | null>;
  readonly tracebacks: Tracebacks;
}

export function createOnDemand(extension: ExtensionContext, engine: Engine): OnDemand {
  const formatPreviews = createFormatPreviews();
  const effectiveSettings = createEffectiveSettings(engine);
  const lineFormats = createLineFormats();
  const parts = { extension, engine, formatPreviews, effectiveSettings, lineFormats };
  const dashboards = createDashboards(parts);
  const context: ClientContext = { ...parts, dashboards };
  const frontLog = createFrontLog(engine);
  extension.subscriptions.push(
    frontLog,
    showLogStatus(frontLog, dashboards),
    showLogMarks(frontLog, engine),
    provideStretches(),
    provideFoundLines(engine),
    formatPreviews,
    effectiveSettings,
  );
  return {
    run: async (id, values) => COMMANDS.find(command => command.id === id)?.run(context, ...values),
    fillEditor: (log, panel) => dashboards.fillEditor(log, panel),
    restorePanel: (panel, state) => dashboards.restore(panel, state),
    languageOfLines,
    tracebacks,
    hoverLog: createLogHovers(dashboards, lineFormats, frontLog),
  };
}
