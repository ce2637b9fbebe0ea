import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** One thing that an editor may ask of us, or that we tell it. A file each in `features/`. */
export interface Feature {
  /** Also the name of its file. */
  readonly id: string;
  /** Absent: for every editor. */
  readonly isFor?: (client: ClientCapabilities) => boolean;
  /** What an editor is told about it in answer to `initialize`. */
  readonly capabilities: ServerCapabilities;
  /** Puts its handlers on the connection. Called once, before the editor gets its answer to `initialize`. */
  readonly register: (session: Session) => void;
}
