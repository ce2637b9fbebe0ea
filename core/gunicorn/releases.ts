import type { Version } from './version.ts';
import { parseVersion } from './version.ts';

const TAGS = `
19.0 19.1 19.1.1 19.2 19.2.1 19.3 19.4 19.4.1 19.4.2 19.4.3 19.4.4 19.4.5 19.5.0 19.6.0 19.7.0 19.7.1
19.8.0 19.8.1 19.9.0 19.10.0 20.0.0 20.0.1 20.0.2 20.0.3 20.0.4 20.1.0 21.0.0 21.0.1 21.1.0 21.2.0
22.0.0 23.0.0 24.0.0 24.1.0 24.1.1 25.0.0 25.0.1 25.0.2 25.0.3 25.1.0 25.2.0 25.3.0 26.0.0 26.1.0
`;

/** The releases since 19.0, the oldest first, as upstream has tagged them. */
export const RELEASES: readonly Version[] = TAGS.trim()
  .split(/\s+/)
  .map(tag => parseVersion(tag)!);
