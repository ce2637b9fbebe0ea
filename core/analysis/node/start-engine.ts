import { Worker as Thread } from 'node:worker_threads';
import { connect } from '../../base/connect.ts';
import type { Connection } from '../../base/connect.ts';
import type { FoundLines } from '../found-lines.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import type { EngineData, EngineListener, EngineThread, Question } from './engine-protocol.ts';
import type { SearchOfReport } from './find-lines.ts';
import type { OpenAnalysis } from './open-analysis.ts';

/** `analyzeFiles`, `openAnalysis` and `findLines` in a thread of their own, which starts with the first question. */
export interface Engine {
  analyze(options: EngineOptions): Promise<Analysis | AnalyzeFailure>;
  open(options: EngineOptions): Promise<OpenAnalysis | AnalyzeFailure>;
  findLines(options: Omit<SearchOfReport, 'workerFile' | 'spare' | 'known'>): Promise<FoundLines>;
  close(): Promise<void>;
}

export type EngineOptions = Omit<AnalyzeOptions, 'workerFile' | 'spare' | 'known'>;

interface Running {
  readonly thread: Thread;
  readonly connection: Connection<EngineThread>;
  /** Questions that wait for an answer. */
  waiting: number;
}

/** @param engineFile absolute path of the built `dist/engine.js` */
export function startEngine(engineFile: string, data: EngineData): Engine {
  const listeners = new Map<number, Pick<AnalyzeOptions, 'onProgress' | 'onPartial'>>();
  let running: Running | undefined;
  let lastId = 0;

  const listener: EngineListener = {
    progress: (id, progress) => Promise.resolve(listeners.get(id)?.onProgress?.(progress)),
    partial: (id, report) => Promise.resolve(listeners.get(id)?.onPartial?.(report)),
  };

  function start(): Running {
    const thread = new Thread(engineFile, { workerData: data });
    const connection = connect<EngineThread>(
      {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin; windows do
        post: message => thread.postMessage(message),
        listen: receive => void thread.on('message', receive),
      },
      listener,
    );
    const own: Running = { thread, connection, waiting: 0 };
    const end = (reason: string) => {
      connection.close(reason);
      if (running === own) running = undefined;
    };
    thread.unref();
    thread.on('error', error => end(error.message));
    thread.on('exit', code => end(`The thread ended with code ${code}.`));
    return own;
  }

  async function ask<Answer>(
    signal: AbortSignal | undefined,
    listen: Pick<AnalyzeOptions, 'onProgress' | 'onPartial'>,
    question: (engine: EngineThread, id: number) => Promise<Answer>,
  ): Promise<Answer> {
    const own = (running ??= start());
    const { connection } = own;
    const id = ++lastId;
    const cancel = () => void connection.remote.cancel(id).catch(() => undefined);
    listeners.set(id, listen);
    try {
      const answer = question(connection.remote, id);
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      return await awaited(answer, own);
    } finally {
      signal?.removeEventListener('abort', cancel);
      listeners.delete(id);
    }
  }

  /** Whoever waits for an answer keeps the process alive; the thread does not. */
  async function awaited<Answer>(answer: Promise<Answer>, own: Running): Promise<Answer> {
    if (own.waiting++ === 0) own.thread.ref();
    try {
      return await answer;
    } finally {
      if (--own.waiting === 0) own.thread.unref();
    }
  }

  return {
    async analyze(options) {
      try {
        return await ask(options.signal, options, (engine, id) => engine.analyze(id, questionOf(options)));
      } catch (error) {
        return ended(error, options);
      }
    },
    async open(options) {
      try {
        let number = 0;
        const first = await ask(options.signal, options, (engine, id) => {
          number = id;
          return engine.open(id, questionOf(options));
        });
        if ('failure' in first) return first;
        const own = running!;
        const { remote } = own.connection;
        return {
          first,
          refresh: () => awaited(remote.refresh(number), own).catch((error: unknown) => ended(error, options)),
          close: () => awaited(remote.close(number), own).catch(() => undefined),
        };
      } catch (error) {
        return ended(error, options);
      }
    },
    findLines: ({ signal, ...search }) => ask(signal, {}, (engine, id) => engine.findLines(id, search)),
    close: async () => void (await running?.thread.terminate()),
  };
}

/** Functions do not cross. */
function questionOf({
  signal: _signal,
  onProgress: _onProgress,
  onPartial: _onPartial,
  t: _t,
  ...question
}: EngineOptions): Question {
  return question;
}

function ended(error: unknown, { t }: EngineOptions): AnalyzeFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return { failure: t('The log could not be read, because all worker threads ended: {reason}', { reason }) };
}
