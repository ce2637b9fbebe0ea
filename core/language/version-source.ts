import type { Localize } from '../base/localize.ts';
import { code } from '../base/markdown.ts';
import { versionText } from '../gunicorn/version.ts';
import type { Surroundings } from './document.ts';

/** Who said for which release of Gunicorn a config is read: the user, the project's list of packages, or nobody. */
export type VersionSource =
  { readonly kind: 'preference' } | { readonly kind: 'file'; readonly path: string } | { readonly kind: 'newest' };

/** One sentence for the end of a hover; undefined where the question did not come up. */
export function sayVersion({ version, versionFrom }: Surroundings, t: Localize): string | undefined {
  if (!versionFrom) return undefined;
  const said = { version: versionText(version) };
  switch (versionFrom.kind) {
    case 'preference':
      return t('Read for Gunicorn {version}, which {preference} names.', { ...said, preference: PREFERENCE });
    case 'file': {
      const file = code(versionFrom.path.slice(versionFrom.path.lastIndexOf('/') + 1));
      return t('Read for Gunicorn {version}, which {file} asks for.', { ...said, file });
    }
    case 'newest':
      return t('Read for Gunicorn {version}, the newest; {preference} can name another.', {
        ...said,
        preference: PREFERENCE,
      });
    default:
      return versionFrom satisfies never;
  }
}

const PREFERENCE = code('gunicorn.targetVersion');
