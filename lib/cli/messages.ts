import type { TemplateError } from '../core';

/** Tool errors: what happened, where, what to do next. */
export class UsageError extends Error {}

export function unknownRule(id: string, similar: string | undefined): string {
  return `There is no rule or control '${id}'. ${similar === undefined ? 'hicp rules and hicp controls list them all' : `Did you mean '${similar}'?`}`;
}

export function nothingSelected(): string {
  return 'No rule is left after --only, --skip and --profile. Take one of them back; hicp rules lists all rules';
}

export function notKeyValue(text: string): string {
  return `--parameters ${text} is neither a file nor Key=Value. Give a JSON file, or Key=Value`;
}

export function parametersUnreadable(file: string, why: string): string {
  return `${file}: ${why}. Give {"Key": "Value"}, or the list that the AWS CLI takes: [{"ParameterKey": "Key", "ParameterValue": "Value"}]`;
}

export function listUnreadable(file: string, why: string): string {
  return `--files-from ${file}: ${why}. Give a text file with one path a line, or - for standard input`;
}

export function manyFormatsNeedFolder(output: string): string {
  return `--output ${output} is a file, but several formats were asked for. Name a folder, or one format`;
}

export function outputUnwritable(file: string, why: string): string {
  return `${file} was not written: ${why}. Name a folder that exists and that you may write to`;
}

export function notBuiltYet(option: string): string {
  return `${option} is not part of this version. CHANGELOG.md says what is`;
}

export function internal(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `hicp failed by a fault of its own, so nothing is judged. Report this text, without your templates:\n${text}`;
}

export function errorLine({ template, message, location }: TemplateError): string {
  const place = location === undefined ? template : `${template}:${String(location.line)}:${String(location.column)}`;
  return message.startsWith(template) ? message : `${place}: ${message}`;
}
