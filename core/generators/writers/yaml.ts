import { Document } from 'yaml';

/** Plain data as YAML with comments at its top; texts of several lines become blocks, and no line is folded. */
export function writeYaml(value: unknown, comments: readonly string[]): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  document.commentBefore = comments.map(line => ` ${line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`).join('\n');
  return document.toString({ lineWidth: 0 });
}
