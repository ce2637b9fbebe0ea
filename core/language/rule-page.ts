const PAGES = 'https://github.com/gunicorn-logs/gunicorn-logs/blob/main/docs';

/** Where the page of a rule can be read, in a language such as `zh-cn`; English for those that have no pages. */
export function rulePageUrl(rule: string, language: string | undefined): string {
  return `${PAGES}/${language?.toLowerCase() === 'zh-cn' ? 'zh-cn/' : ''}rules/${rule}.md`;
}
