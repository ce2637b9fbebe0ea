import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import type { ConfigDocument } from './document.ts';
import { namedFiles } from './named-files.ts';

/** A few words above a line that do something when they are clicked. */
export interface Lens {
  readonly at: Span;
  /** Localized. */
  readonly title: string;
  /** What the editor is asked to do; shown only in editors that have said that they can. */
  readonly command: string;
  /** Plain data. Paths are absolute. */
  readonly values: readonly unknown[];
}

type LensSource = (document: ConfigDocument, t: Localize) => readonly Lens[];

/** Every kind of lens. A list, nothing else. */
const SOURCES: readonly LensSource[] = [generate, analyzeAccessLog, previewFormat];

export function lensesOf(document: ConfigDocument, t: Localize): readonly Lens[] {
  return SOURCES.flatMap(source => source(document, t)).toSorted((one, other) => one.at.start - other.at.start);
}

/** Above the first setting: what is generated is for the config as a whole. */
function generate({ module, settings, surroundings: { path } }: ConfigDocument, t: Localize): readonly Lens[] {
  const first = module.bindings.find(({ name }) => settings.values[name] !== undefined);
  if (!first) return [];
  return [{ at: first.nameAt, title: t('Generate…'), command: 'gunicorn.generate', values: pathOf(path) }];
}

/** Above each access log that is there. */
function analyzeAccessLog(document: ConfigDocument, t: Localize): readonly Lens[] {
  return namedFiles(document)
    .filter(({ setting }) => setting === 'accesslog')
    .map(({ at, path }) => ({ at, title: t('Analyze access log'), command: 'gunicorn.analyzeLog', values: [path] }));
}

/** Above each format that Gunicorn may come to use. */
function previewFormat({ module, formats, surroundings: { path } }: ConfigDocument, t: Localize): readonly Lens[] {
  const used = new Set(formats.filter(({ isUsed }) => isUsed).map(({ valueAt }) => valueAt.start));
  return module.bindings
    .filter(({ name, valueAt }) => name === 'access_log_format' && used.has(valueAt.start))
    .map(({ nameAt }) => ({
      at: nameAt,
      title: t('Preview access log'),
      command: 'gunicorn.previewFormat',
      values: pathOf(path),
    }));
}

/** Without a path it is the config in front, which is where the lens was clicked. */
const pathOf = (path: string | undefined) => (path === undefined ? [] : [path]);
