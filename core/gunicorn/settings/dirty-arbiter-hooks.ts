import type { Setting } from '../setting.ts';

export const dirtyArbiterHooks: readonly Setting[] = [
  {
    name: 'on_dirty_starting',
    section: 'Dirty Arbiter Hooks',
    kind: 'hook',
    default: null,
    flags: [],
    since: '25.0.0',
    arity: [1],
    summary: 'Called in the dirty arbiter just before it starts.',
  },
  {
    name: 'dirty_post_fork',
    section: 'Dirty Arbiter Hooks',
    kind: 'hook',
    default: null,
    flags: [],
    since: '25.0.0',
    arity: [2],
    summary: 'Called in a dirty worker right after it was forked.',
  },
  {
    name: 'dirty_worker_init',
    section: 'Dirty Arbiter Hooks',
    kind: 'hook',
    default: null,
    flags: [],
    since: '25.0.0',
    arity: [1],
    summary: 'Called in a dirty worker once it has loaded its applications.',
  },
  {
    name: 'dirty_worker_exit',
    section: 'Dirty Arbiter Hooks',
    kind: 'hook',
    default: null,
    flags: [],
    since: '25.0.0',
    arity: [2],
    summary: 'Called in a dirty worker as it ends.',
  },
];
