import type { Kind } from '../../core/gunicorn/setting.ts';

/** What `scripts/compare-facts.py` writes of a Gunicorn. */
export interface GunicornFacts {
  readonly gunicorn: string;
  readonly settings: readonly {
    readonly name: string;
    readonly section: string;
    readonly flags: readonly string[];
    readonly validator: string;
    readonly default: unknown;
    /** Of a hook, the parameters of its default. */
    readonly parameters: readonly string[] | null;
  }[];
  readonly atoms: Readonly<
    Record<string, { readonly type: 'text' | 'integer'; readonly value: string | number | null }>
  >;
  readonly levels: Readonly<Record<string, number>>;
  readonly workers: Readonly<Record<string, string>>;
}

/** Defaults that Gunicorn makes of the user, the folder and the platform. */
export const FROM_THE_MACHINE = new Set(['chdir', 'user', 'group', 'control_socket', 'ssl_version']);

/** What the rows call what a validator takes. One whose name came with another meaning has a row of its own release. */
export const KIND_OF_VALIDATOR: Readonly<Record<string, Kind>> = {
  validate_string: 'string',
  validate_pos_int: 'integer',
  validate_http2_frame_size: 'integer',
  validate_bool: 'boolean',
  _validate_callable: 'hook',
  validate_post_request: 'hook',
  validate_list_string: 'strings',
  validate_string_to_addr_list: 'addresses',
  validate_string_to_list: 'comma-list',
  validate_http_protocols: 'comma-list',
  validate_dict: 'dictionary',
  validate_class: 'class',
  validate_user: 'user',
  validate_group: 'group',
  validate_chdir: 'folder',
  validate_list_of_files_or_patterns: 'files',
  validate_statsd_address: 'statsd-address',
  validate_list_of_existing_files: 'files',
  validate_hostport: 'host-and-port',
  validate_callable: 'hook',
  validate_hook: 'hook',
  validate_ssl_version: 'anything',
  validate_proxy_protocol: 'choice',
  validate_reload_engine: 'choice',
  validate_header_map_behaviour: 'choice',
  validate_asgi_loop: 'choice',
  validate_asgi_lifespan: 'choice',
  validate_http_parser: 'choice',
};
