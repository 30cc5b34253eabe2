import { compliant, nonCompliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** A certificate of AWS Certificate Manager, not one that was uploaded to IAM. */
export function mustBeManaged(arn: Property): Verdict {
  const target = arn.target();
  if (target?.type === 'AWS::CertificateManager::Certificate') return compliant;
  if (target?.type === 'AWS::IAM::ServerCertificate')
    return nonCompliant(`${arn.path} is ${arn.shownValue()}, uploaded to IAM; it must be of ACM`, arn.path);
  return arn.mustMatch(/^arn:[\w-]+:acm:/, 'the ARN of a certificate of ACM');
}
