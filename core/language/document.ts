import type { Settings } from '../config/settings.ts';

/** An open config: its text and everything that was read from it, once. A changed text is a new document. */
export interface ConfigDocument {
  readonly text: string;
  readonly settings: Settings;
}

export function openDocument(text: string): ConfigDocument {
  return { text, settings: { values: {} } };
}
