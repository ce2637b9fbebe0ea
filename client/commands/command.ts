import type { ClientContext } from '../context.ts';

/** A command of the palette. Its title and its place in menus stand in `package.json`. */
export interface Command {
  /** As in `contributes.commands`; the file is named for it. */
  readonly id: string;
  /** What it resolves to is there for other extensions, keybindings and tests. */
  readonly run: (context: ClientContext, ...values: readonly unknown[]) => Promise<unknown>;
}
