/** A name that public configs set although no release of Gunicorn ever had a setting of that name. */
export interface ImaginedSetting {
  readonly name: string;
  /** What would do what the name promises. English; localized where it is shown. */
  readonly means: string;
}

export const IMAGINED_SETTINGS: readonly ImaginedSetting[] = [
  {
    name: 'limit_request_body',
    means: 'Gunicorn takes bodies of any size; the proxy or the application can limit them.',
  },
  {
    name: 'worker_memory_limit',
    means: 'Gunicorn does not look at memory; max_requests replaces workers now and then.',
  },
  {
    name: 'worker_exit_on_app_exit',
    means: 'A worker that ends is always replaced by a new one.',
  },
  {
    name: 'worker_abort_on_app_exit',
    means: 'A worker that ends is always replaced by a new one.',
  },
];
