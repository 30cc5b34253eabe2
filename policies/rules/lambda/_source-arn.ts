/**
 * Whether the `SourceArn` of a permission says whose the source is. Lambda compares it as a pattern, so that
 * `arn:aws:execute-api:*:*:*` and `arn:aws:s3:::*` are everyone's; a bucket's ARN names no account, and counts by its name.
 */
export function namesSource(arn: string): boolean {
  if (arn === '' || /^[*?:]/.test(arn)) return false;
  // The ARN of a resource of the template stands as its logical id.
  if (!arn.startsWith('arn:')) return !/^a[*?rn]*[*?]/.test(arn);
  const [, , service = '', , account = '', ...rest] = arn.split(':');
  if (account !== '') return !/[*?]/.test(account);
  return !/[*?]/.test(service) && /^[^*?]/.test(rest.join(':'));
}
