import type { Facts, Option } from './generator.ts';

/** Where collectors send entries to. */
export const ELASTICSEARCH_OPTION: Option = {
  name: 'elasticsearch',
  says: 'Where Elasticsearch listens.',
  accepts: /^https?:\/\/[\w.-]{1,200}(?::\d{1,5})?$/,
  example: 'https://localhost:9200',
};

/** What nobody said is added to `assumed`. */
export function elasticsearchAddress({ overrides, t }: Facts, assumed: string[]): string {
  const said = overrides['elasticsearch'];
  if (said !== undefined) return said;
  assumed.push(t('Nothing says where Elasticsearch is; assumed {address}.', { address: ELASTICSEARCH_OPTION.example }));
  return ELASTICSEARCH_OPTION.example;
}
