/** Limits of AWS Config, as AWS's documentation and service model had them in November 2026. */
export const limits = {
  /** Rules in one conformance pack. https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
  rulesPerPack: 130,
  packsPerAccount: 50,
  packsPerOrganization: 50,
  rulesPerRegion: 1000,
  /** Bytes of a template that is given inline. */
  templateBytes: 51_200,
  /** Bytes of a template that lies in S3. */
  templateBytesFromS3: 300 * 1024,
  packParameters: 60,
  parameterValue: 4096,
  ruleName: 128,
  ruleDescription: 256,
  inputParametersJson: 1024,
  scopeTypes: 100,
  guardText: 10_000,
} as const;

/** Says which limit was passed and by how much. */
export class LimitPassed extends Error {
  constructor(what: string, is: number, limit: number, next: string) {
    super(`${what} is ${String(is)}, which passes the limit of ${String(limit)} by ${String(is - limit)}. ${next}`);
    this.name = 'LimitPassed';
  }
}

export function within(limit: number, is: number, what: string, next: string): void {
  if (is > limit) throw new LimitPassed(what, is, limit, next);
}
