/** Worker classes by the names that `worker_class` may give them. */
export interface WorkerClass {
  /** The short name, or the import path of a class that has none. */
  readonly name: string;
  /** Other names and import paths with which it behaves the same. */
  readonly paths: readonly string[];
  /** English; localized where it is shown. */
  readonly means: string;
  /**
   * What it does with `access_log_format`:
   * - `gunicorn`: reads it as Gunicorn describes it;
   * - `apache`: reads it in a dialect of its own, near to Apache's, and does not start with Gunicorn's;
   * - `ignored`: writes lines of its own form;
   * - `silent`: writes no access lines at all.
   */
  readonly format: 'gunicorn' | 'apache' | 'ignored' | 'silent';
  /** Which of the settings of how much a worker does at once it looks at. */
  readonly limitedBy: readonly ('threads' | 'worker_connections')[];
  /**
   * Works on one request at a time in each of its threads. A sync worker with several threads is a gthread worker:
   * Gunicorn exchanges the class. The others take any number of requests.
   */
  readonly isThreaded?: true;
  /** What it calls, where that is no WSGI application. */
  readonly calls?: 'asgi' | 'aiohttp';
  /** The first release that had it, where that is 20.0 or later. */
  readonly since?: string;
  /** The first release without it. */
  readonly removedIn?: string;
}

export const WORKER_CLASSES: readonly WorkerClass[] = [
  {
    name: 'sync',
    paths: ['gunicorn.workers.sync.SyncWorker'],
    means: 'One request at a time in each worker.',
    format: 'gunicorn',
    limitedBy: [],
    isThreaded: true,
  },
  {
    name: 'gthread',
    paths: ['gunicorn.workers.gthread.ThreadWorker'],
    means: 'A pool of threads in each worker, with connections that are kept open.',
    format: 'gunicorn',
    limitedBy: ['threads', 'worker_connections'],
    isThreaded: true,
  },
  {
    name: 'gevent',
    paths: ['gunicorn.workers.ggevent.GeventWorker'],
    means: 'Greenlets of gevent, for many slow requests at once.',
    format: 'gunicorn',
    limitedBy: ['worker_connections'],
  },
  {
    name: 'gevent_pywsgi',
    paths: ['gunicorn.workers.ggevent.GeventPyWSGIWorker', 'gevent_wsgi'],
    means: 'The WSGI server of gevent.',
    format: 'gunicorn',
    limitedBy: ['worker_connections'],
  },
  {
    name: 'eventlet',
    paths: ['gunicorn.workers.geventlet.EventletWorker'],
    means: 'Green threads of eventlet.',
    format: 'gunicorn',
    limitedBy: ['worker_connections'],
    removedIn: '26.0.0',
  },
  {
    name: 'asgi',
    paths: ['gunicorn.workers.gasgi.ASGIWorker'],
    means: 'An event loop for ASGI applications.',
    format: 'gunicorn',
    limitedBy: ['worker_connections'],
    calls: 'asgi',
    since: '24.0.0',
  },
  {
    name: 'tornado',
    paths: ['gunicorn.workers.gtornado.TornadoWorker'],
    means: 'The server of Tornado; writes no access log.',
    format: 'silent',
    limitedBy: [],
  },
  {
    name: 'uvicorn.workers.UvicornWorker',
    paths: ['uvicorn.workers.UvicornH11Worker', 'uvicorn_worker.UvicornWorker', 'uvicorn_worker.UvicornH11Worker'],
    means: 'Uvicorn for ASGI applications; writes access lines of its own form.',
    format: 'ignored',
    limitedBy: [],
    calls: 'asgi',
  },
  {
    name: 'aiohttp.GunicornWebWorker',
    paths: [
      'aiohttp.GunicornUVLoopWebWorker',
      'aiohttp.worker.GunicornWebWorker',
      'aiohttp.worker.GunicornUVLoopWebWorker',
    ],
    means: "The server of aiohttp; its access log format is Apache's.",
    format: 'apache',
    limitedBy: [],
    calls: 'aiohttp',
  },
];

/** Undefined for a class that we know nothing about, such as one of the project's own. */
export function workerClassByName(name: string): WorkerClass | undefined {
  const wanted = name.trim();
  return WORKER_CLASSES.find(row => row.name === wanted || row.paths.includes(wanted));
}
