/** Tool errors: what happened, where, what to do next. */
export class UsageError extends Error {}

export function unknownRule(id: string, similar: string | undefined): string {
  return `There is no rule or control '${id}'. ${similar === undefined ? 'hicp rules and hicp controls list them all' : `Did you mean '${similar}'?`}`;
}

export function nothingSelected(): string {
  return 'No rule is left after --only, --skip and --profile. Take one of them back; hicp rules lists all rules';
}

export function notProvidable(rule: string): string {
  return `environment.provided names ${rule}, which judges single resources. Only a waiver accepts what it finds; name rules about an environment`;
}

export function listUnreadable(file: string, why: string): string {
  return `--files-from ${file}: ${why}. Give a text file with one path a line, or - for standard input`;
}

export function manyFormatsNeedFolder(output: string): string {
  return `--output ${output} is a file, but several formats were asked for. Name a folder, or one format`;
}

export function manyFormatsNeedOutput(): string {
  return 'Several formats do not fit into one stream. Name a folder with --output, or one format';
}

export function noFormat(): string {
  return '--format names no format. Name one of text, json, sarif and html, or leave it out';
}

export function emptyOutput(): string {
  return '--output is empty. Name a file or a folder, or leave it out';
}

export function emptyList(flag: string): string {
  return `${flag} is empty. Name rules or controls, or leave it out`;
}

export function noBaseline(): string {
  return "The settings name a baseline, which this version cannot read. Take 'baseline' out; waivers accept findings one by one";
}

export function outputUnwritable(file: string, why: string): string {
  return `${file} was not written: ${why}. Name a folder that exists and that you may write to`;
}

export function undeclaredParameter(name: string, hint: string): string {
  return `No template declares the parameter ${name}, so its value changes nothing.${hint}`;
}

export function noPractice(number: string): string {
  return `--practice ${number}: HICP has the practices 1 to 10. Name one of them, or several as 3,4`;
}

export function packsOfEarlierRun(files: readonly string[]): string {
  return `hicp: ${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} of an earlier run. Remove what you do not deploy: rules in two packs are evaluated and paid for twice.`;
}

export function packTooLarge(limit: string): string {
  return `No conformance pack was written: ${limit}`;
}

/** Also of an error that another realm made, as test runners have them. */
export function initIntoFile(path: string): string {
  return `${path} is a file. Name a folder, or leave it out for this one`;
}

export function initNext(folder: string, anyKept: boolean): string {
  return [
    ...(anyKept
      ? [
          'Files that were there are as they were. To have an app judged that is there already, add to it:',
          "  Validations.of(app).addPlugins(new HicpChecks(app)); // HicpChecks from 'cdk-hicp'",
          '',
        ]
      : []),
    'Next:',
    ...(folder === '.' ? [] : [`  cd ${folder}`]),
    '  npm install',
    "  npx cdk synth '**' --quiet",
    '  node_modules/.bin/hicp check cdk.out',
  ].join('\n');
}

export function noSdk(): string {
  return 'hicp drift reads AWS Config with @aws-sdk/client-config-service, which is not installed. Run npm install --save-dev @aws-sdk/client-config-service';
}

const whatToDo: Readonly<Record<string, string>> = {
  AccessDeniedException:
    'the credentials may not read AWS Config. Allow config:Describe*, config:Get*, config:BatchGet* and config:Select*',
  CredentialsProviderError: 'there are no credentials. Set AWS_PROFILE, or sign in with aws sso login',
  ExpiredTokenException: 'the credentials have expired. Sign in again',
  InvalidSignatureException: 'the credentials are not valid. Sign in again',
  NoSuchConfigurationAggregatorException: 'there is no aggregator of that name in this account and Region',
  ThrottlingException: 'AWS Config refused too many calls. Try again later',
  UnrecognizedClientException: 'the credentials are not valid. Sign in again',
};

/** What a service says can name people and sessions, so its words are not repeated. */
export function liveUnreadable(error: string): string {
  const next = Object.hasOwn(whatToDo, error) ? whatToDo[error] : undefined;
  return `AWS Config could not be read (${error})${next === undefined ? '. Nothing was judged' : `: ${next}`}`;
}

export function noRegion(): string {
  return 'AWS Config is read in one Region. Name it with --region or AWS_REGION';
}

export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message : String(error);
}

export function internal(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `hicp failed by a fault of its own, so nothing is judged. Report this text, without your templates:\n${text}`;
}
