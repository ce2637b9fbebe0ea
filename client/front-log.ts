import { EventEmitter, window, workspace } from 'vscode';
import type { Disposable, Event, TextDocument, Uri } from 'vscode';
import type { Report } from '../core/analysis/report.ts';
import { createAnalysis } from './analysis.ts';
import type { LogAnalysis } from './analysis.ts';
import type { Engine } from './engine.ts';
import { logInFront } from './log-in-front.ts';
import { isSmall, unasked } from './unasked.ts';

/** The log that the user looks at. */
export interface Front {
  readonly log: Uri;
  /** Null where the file is so large that VS Code gives extensions no document of it. */
  readonly document: TextDocument | null;
  /** What was read last; null as long as nothing was. */
  readonly report: Report | null;
  readonly state: 'reading' | 'read' | 'too large';
}

/** Reads the log that the user looks at, so that the editor can tell about it. Nothing is read of what nobody looks at. */
export interface FrontLog extends Disposable {
  readonly now: () => Front | null;
  /** Null: no log is in front any more. */
  readonly onChange: Event<Front | null>;
  /** What was read last of an open log. */
  readonly reportOf: (document: TextDocument) => Report | null;
}

/** What is known of a document in one of its versions. */
interface Known extends Pick<Front, 'report'> {
  readonly version: number;
  readonly state: Exclude<Front['state'], 'reading'>;
  /** Epoch milliseconds before which it is not read again: one that grows all the time must not be read all the time. */
  readonly restUntil: number;
}

/** Who goes from tab to tab looks at none for so long, in milliseconds. */
const PATIENCE = 300;
/** A log that grows is left alone for so many times what reading it took. */
const REST = 10;

export function createFrontLog(engine: Engine): FrontLog {
  const changes = new EventEmitter<Front | null>();
  const known = new WeakMap<TextDocument, Known>();
  let front: Front | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let running: { analysis?: LogAnalysis; readonly document: TextDocument } | undefined;

  const tell = (now: Front | null) => {
    if (now === null && front === null) return;
    front = now;
    changes.fire(now);
  };

  function stop(): void {
    clearTimeout(waiting);
    waiting = undefined;
    running?.analysis?.dispose();
    running = undefined;
  }

  function look(): void {
    const seen = logInFront();
    if (!seen) {
      stop();
      return tell(null);
    }
    const { log, document } = seen;
    if (!document) {
      stop();
      return tell({ log, document, report: null, state: 'too large' });
    }
    const before = known.get(document);
    const isKnown = before?.version === document.version || (before && document.isDirty);
    const isBegun = front?.document === document && (running?.document === document || waiting !== undefined);
    if (isBegun && !isKnown) return;
    stop();
    tell({ log, document, report: before?.report ?? null, state: isKnown ? before.state : 'reading' });
    if (isKnown) return;
    waiting = setTimeout(
      () => void read(log, document),
      Math.max(PATIENCE, before ? before.restUntil - Date.now() : 0),
    );
  }

  async function read(log: Uri, document: TextDocument): Promise<void> {
    waiting = undefined;
    const { version } = document;
    const begun = Date.now();
    const own: NonNullable<typeof running> = { document };
    running = own;
    const isTooLarge = document.languageId === 'gunicorn-error-log' && !(await isSmall(log));
    if (running !== own) return;
    const analysis = (own.analysis = createAnalysis([log], unasked(engine)));
    const outcome = isTooLarge ? null : await analysis.run();
    if (running !== own) return;
    running = undefined;
    const now = Date.now();
    analysis.dispose();
    const report = outcome && 'report' in outcome ? outcome.report : null;
    known.set(document, {
      version,
      report,
      state: isTooLarge ? 'too large' : 'read',
      restUntil: now + (now - begun) * REST,
    });
    look();
  }

  /** What was read with other preferences, or of what is no longer there. */
  function forget(): void {
    for (const document of workspace.textDocuments) known.delete(document);
    stop();
    look();
  }

  const listening = [
    changes,
    window.tabGroups.onDidChangeTabs(look),
    window.tabGroups.onDidChangeTabGroups(look),
    // Another language arrives as a document that is opened.
    workspace.onDidOpenTextDocument(look),
    workspace.onDidSaveTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => void (document === front?.document && look())),
    workspace.onDidChangeConfiguration(change => void (change.affectsConfiguration('gunicorn') && forget())),
  ];
  look();

  return {
    now: () => front,
    onChange: changes.event,
    reportOf: document => known.get(document)?.report ?? null,
    dispose() {
      stop();
      listening.forEach(each => each.dispose());
    },
  };
}
