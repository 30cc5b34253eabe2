import { expressionText } from '../core/expression';
import type { Json } from '../core/json';
import type { TemplateError, TemplateSource } from '../core/template-source';
import { quoted } from './problem';

/** What settings may call a nested stack. */
export function namesOf({ constructPath }: TemplateSource, logicalId: string): readonly string[] {
  const path = constructPath?.(logicalId);
  return path === undefined ? [logicalId] : [logicalId, path, path.replace(/\.NestedStack\/[^/]*$/, '')];
}

/** A nested stack whose template is at an address, or known at deployment only: nobody judges what it deploys. */
export function notRead(source: TemplateSource, logicalId: string, named: Json): TemplateError {
  const location = source.locate?.(['Resources', logicalId]);
  const at = location === undefined ? '' : `:${String(location.line)}`;
  return {
    template: source.path,
    message: `${source.path}${at} deploys ${shown(named)} as ${quoted(logicalId)}, which this run cannot read, so it is not judged; give its file in place of its address, or say in the settings who judges it (environment.provided: stacks, by)`,
    unread: namesOf(source, logicalId),
    ...(location === undefined ? {} : { location }),
  };
}

/** Without a query, in which a signature may stand. */
function shown(named: Json): string {
  if (named === null) return 'a template that it does not name';
  if (typeof named === 'string')
    return named.includes('{{resolve:') ? 'a template known at deployment' : quoted(named.replace(/[?#].*$/s, ''));
  return quoted(expressionText(named));
}
