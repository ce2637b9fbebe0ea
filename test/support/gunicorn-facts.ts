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
