import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../base/connect.ts';
import type { Localize } from '../../base/localize.ts';
import { english } from '../../base/localize.ts';
import { analyzeFiles } from './analyze-file.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import type { EngineData, EngineListener, EngineThread, Question } from './engine-protocol.ts';
import { findLines } from './find-lines.ts';
import { createKnownLogs } from './known-logs.ts';
import type { OpenAnalysis } from './open-analysis.ts';
import { openAnalysis } from './open-analysis.ts';
import { createSpareThreads } from './spare-threads.ts';

/** Entry point of the thread that `start-engine.ts` starts. */
const { workerFile, sentences } = workerData as EngineData;
const spare = createSpareThreads(workerFile);
const known = createKnownLogs();
const running = new Map<number, AbortController>();
const opened = new Map<number, OpenAnalysis>();

const t: Localize = (sentence, values) => {
  const known = sentences[sentence];
  return english(typeof known === 'string' ? known : sentence, values);
};

const engine: EngineThread = {
  analyze: (id, question) => run(id, async signal => await analyzeFiles(optionsOf(id, question, signal))),

  async open(id, question) {
    // What is being followed is cancelled by being closed.
    const own = new AbortController();
    running.set(id, own);
    const analysis = await openAnalysis(optionsOf(id, question, own.signal));
    if ('failure' in analysis) {
      running.delete(id);
      return analysis;
    }
    opened.set(id, analysis);
    return analysis.first;
  },

  async refresh(id) {
    return (await opened.get(id)?.refresh()) ?? null;
  },

  async close(id) {
    const analysis = opened.get(id);
    opened.delete(id);
    running.delete(id);
    await analysis?.close();
    spare.refill();
  },

  findLines: (id, search) => run(id, async signal => await findLines({ ...search, signal, workerFile, spare, known })),

  cancel(id) {
    running.get(id)?.abort();
    return Promise.resolve();
  },
};

const { remote: listener } = connect<EngineListener>(
  {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin; windows do
    post: message => parentPort?.postMessage(message),
    listen: receive => void parentPort?.on('message', receive),
  },
  engine,
);
spare.refill();

async function run<Answer>(id: number, answer: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const own = new AbortController();
  running.set(id, own);
  try {
    return await answer(own.signal);
  } finally {
    running.delete(id);
    spare.refill();
  }
}

function optionsOf(id: number, question: Question, signal: AbortSignal): AnalyzeOptions {
  return {
    ...question,
    signal,
    onProgress: progress => void listener.progress(id, progress),
    onPartial: report => void listener.partial(id, report),
    workerFile,
    spare,
    known,
    t,
  };
}
