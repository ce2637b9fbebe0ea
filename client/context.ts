import type { ExtensionContext } from 'vscode';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import type { Engine } from './engine.ts';
import type { FormatPreviews } from './format-previews.ts';
import type { LineFormats } from './line-formats.ts';

/** What every command may use. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly engine: Engine;
  readonly dashboards: Dashboards;
  readonly formatPreviews: FormatPreviews;
  readonly effectiveSettings: EffectiveSettings;
  readonly lineFormats: LineFormats;
}
